package io.github.visionfromtext.core.checkup.concept;

import java.util.Locale;

/** How hard a concept is to draw, from one shape to a whole scene. Captions compete within their category. */
public enum Category {
    /** Shapes and compositions of shapes. */
    SHAPES,
    /** One named object. */
    OBJECTS,
    /** A sentence about several things and how they stand to each other. */
    SCENES;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
