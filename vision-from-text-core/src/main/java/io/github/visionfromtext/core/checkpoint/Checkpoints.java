package io.github.visionfromtext.core.checkpoint;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.checkpoint.file.TensorFile;
import io.github.visionfromtext.core.checkpoint.file.TensorTable;
import io.github.visionfromtext.core.checkpoint.gguf.GgufFile;
import io.github.visionfromtext.core.checkpoint.gguf.GgufLlama;
import io.github.visionfromtext.core.checkpoint.safetensors.SafetensorsFile;
import io.github.visionfromtext.core.checkpoint.torch.TorchArchive;
import io.github.visionfromtext.tensor.WeightSource;
import io.github.visionfromtext.tensor.WeightTensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens checkpoints, whatever they are. */
public final class Checkpoints {
    private Checkpoints() {}

    /**
     * Opens a checkpoint:
     *
     * <ul>
     *   <li>a HuggingFace folder: {@code config.json} with {@code model.safetensors} or {@code pytorch_model.bin}, in one
     *       piece or in shards with an index; or a folder with one file of tensors in it;
     *   <li>a safetensors, GGUF or PyTorch file, or the index of a sharded checkpoint, recognised by content.
     * </ul>
     *
     * Only headers are read; tensors are read when they are asked for.
     *
     * @throws CheckpointException if there is none, or a file of it is damaged; the message says which and what is missing
     */
    public static Checkpoint open(Path location) {
        Path file = Files.isDirectory(location) ? ModelFolder.tensorFile(location) : location;
        return switch (FileFormat.of(file)) {
            case SAFETENSORS -> openSafetensors(location, file);
            case GGUF -> openGguf(location, file);
            case TORCH_ARCHIVE -> openTorch(location, file);
            case SHARD_INDEX -> openShards(location, file);
        };
    }

    private static Checkpoint openSafetensors(Path location, Path path) {
        ModelConfig config = ModelFolder.configBeside(path);
        SafetensorsFile file = SafetensorsFile.open(path);
        return new Checkpoint(location, List.of(file), file.weights(), config, null, file.metadata());
    }

    private static Checkpoint openTorch(Path location, Path path) {
        ModelConfig config = ModelFolder.configBeside(path);
        TorchArchive file = TorchArchive.open(path);
        return new Checkpoint(location, List.of(file), file.weights(), config, null, Map.of());
    }

    private static Checkpoint openGguf(Path location, Path path) {
        GgufFile file = GgufFile.open(path);
        try {
            WeightSource weights = file.weights();
            ModelConfig config = null;
            if (GgufLlama.isLlama(file)) {
                GgufLlama llama = new GgufLlama(file);
                weights = llama.weights();
                config = ModelConfig.of(path.toString(), llama.config());
            }
            return new Checkpoint(location, List.of(file), weights, config, file.metadata(), Map.of());
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static Checkpoint openShards(Path location, Path index) {
        ModelConfig config = ModelFolder.configBeside(index);
        Map<String, TensorFile> shards = new LinkedHashMap<>();
        try {
            Map<String, WeightTensor> tensors = new LinkedHashMap<>();
            ShardIndex.read(index).forEach((tensor, name) -> {
                TensorFile shard = shards.computeIfAbsent(name, missing -> openShard(index, missing));
                tensors.put(tensor, requireTensor(shard, tensor, index));
            });
            WeightSource weights = new TensorTable(location.toString(), tensors);
            return new Checkpoint(location, List.copyOf(shards.values()), weights, config, null, Map.of());
        } catch (RuntimeException e) {
            Checkpoint.closeAll(List.copyOf(shards.values()));
            throw e;
        }
    }

    private static TensorFile openShard(Path index, String name) {
        Path path = index.resolveSibling(name);
        if (!Files.exists(path)) {
            throw new CheckpointException(path + ": no such file, but " + index + " names it; the model is incomplete");
        }
        FileFormat format = FileFormat.of(path);
        return switch (format) {
            case SAFETENSORS -> SafetensorsFile.open(path);
            case TORCH_ARCHIVE -> TorchArchive.open(path);
            case GGUF, SHARD_INDEX ->
                throw new CheckpointException(
                        path + ": a shard of format " + format + ", expected SAFETENSORS or TORCH_ARCHIVE");
        };
    }

    private static WeightTensor requireTensor(TensorFile shard, String name, Path index) {
        @Nullable WeightTensor tensor = shard.weights().find(name);
        if (tensor == null) {
            throw new CheckpointException(shard.path() + ": has no tensor '" + name + "', but " + index
                    + " says so; they do not belong together");
        }
        return tensor;
    }
}
