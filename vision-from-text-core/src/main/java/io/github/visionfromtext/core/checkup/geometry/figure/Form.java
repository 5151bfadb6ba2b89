package io.github.visionfromtext.core.checkup.geometry.figure;

import java.util.Locale;

/** Forms that are told apart, whatever way they are turned. */
public enum Form {
    /** Too small to have a form. */
    DOT,
    /** A straight line. */
    LINE,
    CIRCLE,
    ELLIPSE,
    TRIANGLE,
    SQUARE,
    RECTANGLE,
    RHOMBUS,
    PARALLELOGRAM,
    TRAPEZOID,
    /** Four corners and no two sides parallel. */
    QUADRILATERAL,
    PENTAGON,
    HEXAGON,
    OCTAGON,
    /** Four points or more, with as many corners that turn inwards. */
    STAR,
    /** None of these, or several figures that run together. */
    OTHER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
