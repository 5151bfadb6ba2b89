package io.github.visionfromtext.core.checkpoint.gguf;

import io.github.visionfromtext.core.checkpoint.file.Encoding;
import io.github.visionfromtext.core.checkpoint.file.PlainEncoding;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The numbers by which GGUF files name their tensor types. */
final class GgmlTypes {
    private static final Map<Integer, Encoding> SUPPORTED = Map.ofEntries(
            Map.entry(0, PlainEncoding.F32),
            Map.entry(1, PlainEncoding.F16),
            Map.entry(2, BlockEncoding.Q4_0),
            Map.entry(3, BlockEncoding.Q4_1),
            Map.entry(6, BlockEncoding.Q5_0),
            Map.entry(7, BlockEncoding.Q5_1),
            Map.entry(8, BlockEncoding.Q8_0),
            Map.entry(12, SuperBlockEncoding.Q4_K),
            Map.entry(13, SuperBlockEncoding.Q5_K),
            Map.entry(14, SuperBlockEncoding.Q6_K),
            Map.entry(24, PlainEncoding.I8),
            Map.entry(25, PlainEncoding.I16),
            Map.entry(26, PlainEncoding.I32),
            Map.entry(27, PlainEncoding.I64),
            Map.entry(28, PlainEncoding.F64),
            Map.entry(30, PlainEncoding.BF16));

    /** For messages: what the file holds when it is none of the above. */
    private static final Map<Integer, String> KNOWN = Map.ofEntries(
            Map.entry(9, "Q8_1"),
            Map.entry(10, "Q2_K"),
            Map.entry(11, "Q3_K"),
            Map.entry(15, "Q8_K"),
            Map.entry(16, "IQ2_XXS"),
            Map.entry(17, "IQ2_XS"),
            Map.entry(18, "IQ3_XXS"),
            Map.entry(19, "IQ1_S"),
            Map.entry(20, "IQ4_NL"),
            Map.entry(21, "IQ3_S"),
            Map.entry(22, "IQ2_S"),
            Map.entry(23, "IQ4_XS"),
            Map.entry(29, "IQ1_M"),
            Map.entry(34, "TQ1_0"),
            Map.entry(35, "TQ2_0"),
            Map.entry(39, "MXFP4"));

    private GgmlTypes() {}

    /** How tensors of a type are stored, or null if this library cannot read them. */
    static @Nullable Encoding encoding(int type) {
        return SUPPORTED.get(type);
    }

    /** The type's name if it has one. */
    static String describe(int type) {
        String name = KNOWN.get(type);
        return name == null ? Integer.toUnsignedString(type) : name;
    }

    /** The names of all types that can be read. */
    static List<String> supported() {
        return SUPPORTED.values().stream().map(Encoding::label).sorted().toList();
    }
}
