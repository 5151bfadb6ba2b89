package io.github.visionfromtext.core.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.visionfromtext.VisionFromTextException;
import io.github.visionfromtext.core.checkpoint.safetensors.FloatFormat;
import io.github.visionfromtext.core.checkpoint.safetensors.SafetensorsFile;
import io.github.visionfromtext.core.checkpoint.safetensors.SafetensorsWriter;
import io.github.visionfromtext.core.training.SavedTraining.Progress;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The saves of one training. A save is a folder {@code step-N}, written under another name, forced to the disk and renamed
 * when it is complete; only then the one before is deleted. So whatever moment a process dies at, the newest
 * {@code step-N} is whole. Other content of the folder is left alone.
 */
final class SaveFolder implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String TENSORS = "state.safetensors";
    private static final String PROGRESS = "training.json";
    private static final SafetensorsWriter TENSOR_WRITER = new SafetensorsWriter(FloatFormat.F32, Map.of());

    private final Path folder;
    private final FileChannel lockFile;
    private final Consumer<String> afterStage;

    private SaveFolder(Path folder, FileChannel lockFile, Consumer<String> afterStage) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.afterStage = afterStage;
    }

    /**
     * Creates the folder if need be and keeps other trainings out of it.
     *
     * @throws TrainingSaveException if it cannot be created or written, or another training holds it
     */
    static SaveFolder open(Path folder) {
        return open(folder, stage -> {});
    }

    /** As {@link #open(Path)}; {@code afterStage} is told each stage of a save, so that a test can fail there. */
    static SaveFolder open(Path folder, Consumer<String> afterStage) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new TrainingSaveException(
                        "Another training saves into " + folder + "; wait for it, stop it, or name another folder");
            }
            SaveFolder saves = new SaveFolder(folder, channel, afterStage);
            saves.delete(saves.unfinished());
            return saves;
        } catch (IOException e) {
            throw new TrainingSaveException("Cannot save a training in " + folder + ": " + describe(e), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /**
     * The newest complete save.
     *
     * @throws TrainingSaveException if it is damaged
     */
    Optional<SavedTraining> newest() {
        try {
            List<Path> saves = saves();
            return saves.isEmpty() ? Optional.empty() : Optional.of(read(saves.get(saves.size() - 1)));
        } catch (IOException e) {
            throw new TrainingSaveException("Cannot read " + folder + ": " + describe(e), e);
        }
    }

    private static SavedTraining read(Path save) {
        try {
            Progress progress = JSON.readValue(save.resolve(PROGRESS).toFile(), Progress.class);
            return new SavedTraining(progress, readTensors(save.resolve(TENSORS)));
        } catch (IOException | VisionFromTextException e) {
            throw new TrainingSaveException(
                    "The saved training " + save + " is damaged: " + describe(e) + "; delete it to start afresh", e);
        }
    }

    private static Map<String, Tensor> readTensors(Path file) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        try (SafetensorsFile state = SafetensorsFile.open(file)) {
            for (String name : state.weights().names()) {
                tensors.put(name, state.weights().get(name).toTensor());
            }
        }
        return tensors;
    }

    /**
     * Writes a save and deletes the ones before.
     *
     * @throws TrainingSaveException if it cannot be written; the one before is then untouched
     */
    void write(SavedTraining training) {
        Path complete =
                folder.resolve(String.format("step-%012d", training.progress().step()));
        try {
            if (!Files.exists(complete)) {
                Path writing = writeUnfinished(training.progress(), training.tensors());
                Files.move(writing, complete, StandardCopyOption.ATOMIC_MOVE);
                force(folder);
                afterStage.accept("renamed");
            }
            for (Path save : saves()) {
                if (!save.equals(complete)) {
                    delete(save);
                }
            }
        } catch (IOException | VisionFromTextException e) {
            throw new TrainingSaveException(
                    "Cannot save the training in " + folder + ": " + describe(e)
                            + "; make room or name another folder, the save before is untouched",
                    e);
        }
    }

    private Path writeUnfinished(Progress progress, Map<String, Tensor> tensors) throws IOException {
        Path writing = unfinished();
        delete(writing);
        Files.createDirectory(writing);
        afterStage.accept("created");
        TENSOR_WRITER.write(writing.resolve(TENSORS), WeightSource.of("training state", tensors));
        afterStage.accept("tensors");
        JSON.writeValue(writing.resolve(PROGRESS).toFile(), progress);
        force(writing.resolve(PROGRESS));
        force(writing);
        afterStage.accept("progress");
        return writing;
    }

    private Path unfinished() {
        return folder.resolve(".unfinished");
    }

    private List<Path> saves() throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> child.getFileName().toString().matches("step-[0-9]{12}"))
                    .sorted()
                    .toList();
        }
    }

    private void delete(Path save) throws IOException {
        if (Files.exists(save)) {
            List<Path> contents;
            try (Stream<Path> walk = Files.walk(save)) {
                contents = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : contents) {
                Files.delete(path);
                afterStage.accept("deleted");
            }
        }
    }

    /** Waits until a file, or a folder where the system can open one, has reached the disk. */
    private static void force(Path path) throws IOException {
        boolean isFolder = Files.isDirectory(path);
        try (FileChannel channel =
                FileChannel.open(path, isFolder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            if (!isFolder) {
                throw e;
            }
        }
    }

    private static String describe(Exception e) {
        return e instanceof VisionFromTextException ? String.valueOf(e.getMessage()) : e.toString();
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new TrainingSaveException("Cannot release " + folder + ": " + describe(e), e);
        }
    }
}
