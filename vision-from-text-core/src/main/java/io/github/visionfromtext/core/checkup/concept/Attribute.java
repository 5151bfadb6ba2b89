package io.github.visionfromtext.core.checkup.concept;

/**
 * The 32 properties that the shape grammar can ask for. The paper counts 32 too but does not list them: these are ours.
 */
public enum Attribute {
    FILL_COLOUR,
    OUTLINE_COLOUR,
    OUTLINE_WIDTH,
    DASHED,
    DOTTED,
    HOLLOW,
    GRADIENT,
    STRIPED,
    CHECKERED,
    DOTTED_TEXTURE,
    BRICK_TEXTURE,
    TRANSPARENCY,
    SIZE,
    ASPECT,
    ROTATION,
    SHEAR,
    CORNER_ROUNDING,
    COUNT,
    ROW,
    COLUMN,
    GRID,
    RING,
    CONCENTRIC,
    NESTED,
    TOUCHING,
    OVERLAPPING,
    LEFT_OF,
    ABOVE,
    DISTANCE,
    ALIGNMENT,
    SYMMETRIC,
    MISSING_ELEMENT
}
