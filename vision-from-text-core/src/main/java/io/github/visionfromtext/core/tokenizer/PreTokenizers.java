package io.github.visionfromtext.core.tokenizer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.visionfromtext.core.checkpoint.file.StrictJson;
import io.github.visionfromtext.core.checkpoint.gguf.GgufMetadata;

/** How text is split into words before a byte-level BPE, by llama.cpp's names for it. */
final class PreTokenizers {
    private static final String KEY = "tokenizer.ggml.pre";

    /** The rule Llama 3 publishes; numbers in groups of up to three digits. */
    private static final String LLAMA_3 = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}"
            + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

    /** The same with single digits. */
    private static final String QWEN_2 = LLAMA_3.replace("{1,3}", "");

    private PreTokenizers() {}

    static boolean isLlama3(String name) {
        return name.equals("llama-bpe") || name.equals("llama3") || name.equals("llama-v3");
    }

    /** The {@code pre_tokenizer} of a {@code tokenizer.json} for what a file names. */
    static ObjectNode named(GgufMetadata metadata) {
        String name = metadata.string(KEY).orElse("missing");
        return switch (name) {
            case "gpt-2" -> byteLevel(true);
            case "smollm" -> sequence(component("Digits").put("individual_digits", true), byteLevel(true));
            case "llama-bpe", "llama3", "llama-v3" -> sequence(split(LLAMA_3), byteLevel(false));
            case "qwen2", "deepseek-r1-qwen" -> sequence(split(QWEN_2), byteLevel(false));
            default ->
                throw metadata.invalid(
                        KEY,
                        "is '" + name
                                + "', expected gpt-2, smollm, llama-bpe or qwen2; name the model's tokenizer.json");
        };
    }

    /** @param useRegex whether it also splits, by GPT-2's rule */
    private static ObjectNode byteLevel(boolean useRegex) {
        return component("ByteLevel")
                .put("add_prefix_space", false)
                .put("trim_offsets", true)
                .put("use_regex", useRegex);
    }

    private static ObjectNode split(String regex) {
        ObjectNode split = component("Split").put("behavior", "Isolated").put("invert", false);
        split.putObject("pattern").put("Regex", regex);
        return split;
    }

    private static ObjectNode sequence(ObjectNode... components) {
        ObjectNode sequence = component("Sequence");
        ArrayNode parts = sequence.putArray("pretokenizers");
        for (ObjectNode component : components) {
            parts.add(component);
        }
        return sequence;
    }

    private static ObjectNode component(String type) {
        return StrictJson.mapper().createObjectNode().put("type", type);
    }
}
