package io.github.visionfromtext.core.checkup.geometry.sentence;

import org.jspecify.annotations.Nullable;

/** How several figures of a kind stand to each other. */
public enum Layout {
    ROW,
    COLUMN,
    RING,
    TOUCHING,
    OVERLAPPING,
    CONCENTRIC,
    GRID,
    MIRRORED;

    static @Nullable Layout of(@Nullable String words) {
        return words == null
                ? null
                : switch (words.strip()) {
                    case "in a row" -> ROW;
                    case "in a column" -> COLUMN;
                    case "in a ring" -> RING;
                    case "touching each other" -> TOUCHING;
                    case "overlapping each other" -> OVERLAPPING;
                    default -> throw new IllegalArgumentException("no layout: " + words);
                };
    }
}
