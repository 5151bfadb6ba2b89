package io.github.visionfromtext.core.checkup.geometry.sentence;

import java.util.Arrays;
import java.util.stream.Stream;

/** How one figure stands to another. */
public enum Relation {
    LEFT_OF("to the left of"),
    RIGHT_OF("to the right of"),
    ABOVE("above"),
    BELOW("below"),
    TOUCHING("touching"),
    OVERLAPPING("overlapping"),
    FAR_FROM("far away from"),
    ALIGNED("aligned at the top with"),
    INSIDE("inside");

    private final String words;

    Relation(String words) {
        this.words = words;
    }

    static Stream<String> words() {
        return Arrays.stream(values()).map(relation -> relation.words);
    }

    static Relation of(String words) {
        return Arrays.stream(values())
                .filter(relation -> relation.words.equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no relation: " + words));
    }

    /** Whether it is the same the other way round. */
    public boolean isMutual() {
        return this == TOUCHING || this == OVERLAPPING || this == FAR_FROM || this == ALIGNED;
    }
}
