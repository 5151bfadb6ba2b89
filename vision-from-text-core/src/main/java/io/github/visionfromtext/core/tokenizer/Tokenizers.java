package io.github.visionfromtext.core.tokenizer;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.checkpoint.Checkpoint;
import io.github.visionfromtext.core.checkpoint.file.FileBytes;
import io.github.visionfromtext.core.checkpoint.file.LittleEndian;
import io.github.visionfromtext.core.checkpoint.gguf.GgufFile;
import io.github.visionfromtext.core.checkpoint.gguf.GgufMetadata;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens tokenizers. */
public final class Tokenizers {
    private static final long MOST_BYTES = 256 << 20;
    private static final String FILE_NAME = "tokenizer.json";

    private Tokenizers() {}

    /**
     * Opens the tokenizer of a HuggingFace folder, a {@code tokenizer.json}, a GGUF file, or any other file of tensors with a
     * {@code tokenizer.json} beside it.
     *
     * @throws CheckpointException if there is none, or it is damaged or of a kind this library does not know
     * @throws io.github.visionfromtext.BackendException if the native library does not load
     */
    public static Tokenizer open(Path location) {
        if (Files.isDirectory(location)) {
            return openJson(location.resolve(FILE_NAME));
        }
        if (location.toString().endsWith(".json")) {
            return openJson(location);
        }
        if (isGguf(location)) {
            try (GgufFile file = GgufFile.open(location)) {
                return of(file.metadata());
            }
        }
        return openJson(location.resolveSibling(FILE_NAME));
    }

    /**
     * Opens the tokenizer that belongs to an open checkpoint: the vocabulary of a GGUF file, or the {@code tokenizer.json}
     * beside the tensors.
     *
     * @throws CheckpointException as {@link #open}
     */
    public static Tokenizer of(Checkpoint checkpoint) {
        return checkpoint
                .ggufMetadata()
                .map(Tokenizers::of)
                .orElseGet(() -> openJson(checkpoint.files().get(0).resolveSibling(FILE_NAME)));
    }

    /**
     * Makes a tokenizer of the vocabulary of a GGUF file. It gives the ids that the {@code tokenizer.json} of the same model
     * gives.
     *
     * @throws CheckpointException if there is no vocabulary, or it is of a kind this library does not know
     */
    public static Tokenizer of(GgufMetadata metadata) {
        GgufVocabulary vocabulary = new GgufVocabulary(metadata);
        return new JsonTokenizer(vocabulary.definition(), vocabulary.marks());
    }

    private static boolean isGguf(Path path) {
        try (FileBytes file = FileBytes.open(path)) {
            byte[] head = file.read(0, Math.min(Integer.BYTES, file.size()), "first bytes");
            return head.length == Integer.BYTES && LittleEndian.intAt(head, 0) == GgufFile.MAGIC;
        }
    }

    private static Tokenizer openJson(Path file) {
        if (!Files.exists(file)) {
            throw new CheckpointException(file + ": no such file; " + remedy(file));
        }
        TokenizerDefinition definition = new TokenizerDefinition(file.toString(), FileBytes.readAll(file, MOST_BYTES));
        return new JsonTokenizer(definition, TokenizerNeighbours.read(file));
    }

    private static String remedy(Path file) {
        return Files.exists(file.resolveSibling("tokenizer.model"))
                ? "there is a tokenizer.model, which transformers converts:"
                        + " AutoTokenizer.from_pretrained(folder).save_pretrained(folder)"
                : "put the model's tokenizer.json there";
    }
}
