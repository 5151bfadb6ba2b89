package io.github.visionfromtext.core.tokenizer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.checkpoint.file.StrictJson;
import io.github.visionfromtext.core.checkpoint.gguf.GgufMetadata;
import java.util.List;

/** GGUF's model {@code gpt2}: byte-pair encoding over bytes, with the merges in the file. */
final class ByteLevelBpe {
    private static final String MERGES = "tokenizer.ggml.merges";

    private ByteLevelBpe() {}

    static ObjectNode definition(GgufMetadata metadata, List<String> tokens) {
        ObjectNode json = StrictJson.mapper().createObjectNode().put("version", "1.0");
        json.set("pre_tokenizer", PreTokenizers.named(metadata));
        json.putObject("decoder")
                .put("type", "ByteLevel")
                .put("add_prefix_space", true)
                .put("trim_offsets", true)
                .put("use_regex", true);
        boolean wholeWords =
                PreTokenizers.isLlama3(metadata.string("tokenizer.ggml.pre").orElse(""));
        ObjectNode model = json.putObject("model")
                .put("type", "BPE")
                .put("fuse_unk", false)
                .put("byte_fallback", false)
                .put("ignore_merges", wholeWords);
        ObjectNode vocabulary = model.putObject("vocab");
        for (int id = 0; id < tokens.size(); id++) {
            vocabulary.put(tokens.get(id), id);
        }
        ArrayNode merges = model.putArray("merges");
        for (String merge : merges(metadata)) {
            int space = merge.indexOf(' ', 1);
            if (space < 0) {
                throw metadata.invalid(MERGES, "holds '" + merge + "', expected two tokens with a space between");
            }
            merges.addArray().add(merge.substring(0, space)).add(merge.substring(space + 1));
        }
        return json;
    }

    private static List<String> merges(GgufMetadata metadata) {
        return metadata.strings(MERGES)
                .orElseThrow(() -> new CheckpointException(metadata.description() + ": metadata '" + MERGES
                        + "' is missing; name the model's tokenizer.json"));
    }
}
