package io.github.visionfromtext.core.checkup.concept;

/** What a shape is made of. Samples of the grammar are spread evenly over the families. */
public enum ShapeFamily {
    POINTS,
    LINES,
    PLANE_SHAPES,
    SOLIDS
}
