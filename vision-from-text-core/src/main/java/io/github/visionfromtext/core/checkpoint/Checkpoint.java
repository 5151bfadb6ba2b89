package io.github.visionfromtext.core.checkpoint;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.checkpoint.file.TensorFile;
import io.github.visionfromtext.core.checkpoint.gguf.GgufMetadata;
import io.github.visionfromtext.tensor.WeightSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An open checkpoint: tensors that are read on demand, and the configuration of the model they belong to. Thread-safe.
 * Opened by {@link Checkpoints#open}; whoever opened it closes it.
 */
public final class Checkpoint implements AutoCloseable {
    private final Path location;
    private final List<TensorFile> files;
    private final WeightSource weights;
    private final @Nullable ModelConfig config;
    private final @Nullable GgufMetadata ggufMetadata;
    private final Map<String, String> metadata;
    private volatile @Nullable String sha256;

    Checkpoint(
            Path location,
            List<TensorFile> files,
            WeightSource weights,
            @Nullable ModelConfig config,
            @Nullable GgufMetadata ggufMetadata,
            Map<String, String> metadata) {
        this.location = location;
        this.files = List.copyOf(files);
        this.weights = weights;
        this.config = config;
        this.ggufMetadata = ggufMetadata;
        this.metadata = Map.copyOf(metadata);
    }

    /** The file or folder that was opened. */
    public Path location() {
        return location;
    }

    /** The files that hold tensors. */
    public List<Path> files() {
        return files.stream().map(TensorFile::path).toList();
    }

    /**
     * The tensors under HuggingFace names; those of a GGUF file whose architecture is not {@code llama} under the file's own.
     * Readable until this is closed.
     */
    public WeightSource weights() {
        return weights;
    }

    /**
     * The configuration: a {@code config.json} beside the tensors, or what the metadata of a GGUF file says.
     *
     * @throws CheckpointException if there is none
     */
    public ModelConfig config() {
        if (config == null) {
            throw new CheckpointException(
                    location + ": there is no config.json beside the tensors, so the model's shape is unknown;"
                            + " put the one that belongs to them there");
        }
        return config;
    }

    /** Whether {@link #config} has something to give. */
    public boolean hasConfig() {
        return config != null;
    }

    /** What a GGUF file says about itself, its vocabulary included; empty for every other format. */
    public Optional<GgufMetadata> ggufMetadata() {
        return Optional.ofNullable(ggufMetadata);
    }

    /** Free text from the header of a single safetensors file; empty otherwise. */
    public Map<String, String> metadata() {
        return metadata;
    }

    /**
     * Identifies the tensors: the SHA-256 of the file, or of the list of hashes if there are several (see
     * {@link ContentHash}). Reads all files once, at about a gigabyte in a second or two, and remembers.
     *
     * @return 64 hexadecimal digits
     */
    public String sha256() {
        String known = sha256;
        if (known == null) {
            known = ContentHash.of(files());
            sha256 = known;
        }
        return known;
    }

    /** Gives all files back at once; reading tensors afterwards fails with {@link CheckpointException}. */
    @Override
    public void close() {
        closeAll(files);
    }

    static void closeAll(List<TensorFile> files) {
        RuntimeException failure = null;
        for (TensorFile file : files) {
            try {
                file.close();
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public String toString() {
        return location.toString();
    }
}
