package io.github.visionfromtext.core.checkup.geometry;

import io.github.visionfromtext.core.checkup.geometry.figure.Seen;
import java.util.Locale;

/** Something that a sentence says about its drawing and that can be checked. Immutable. */
public interface Fact {
    /** What it is about. */
    FactKind kind();

    /** What is to be true, in words. */
    String text();

    /** Whether it is. */
    Finding check(Seen seen);

    /** A verdict on this fact, with what was measured. */
    default Finding found(Verdict verdict, String measured, Object... values) {
        return new Finding(kind(), text(), verdict, String.format(Locale.ROOT, measured, values));
    }
}
