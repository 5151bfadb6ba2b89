package io.github.visionfromtext.core.checkup.geometry;

/** What a fact is about. */
public enum FactKind {
    COUNT,
    COLOUR,
    FORM,
    HOLLOW,
    DIRECTION,
    RELATION,
    ARRANGEMENT,
    SYMMETRY
}
