package io.github.visionfromtext.tck.golden;

import io.github.visionfromtext.core.checkpoint.safetensors.SafetensorsFile;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightTensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Files of this jar, copied to disk for readers that need a path. Closing deletes the copies. */
public final class FixtureFolder implements AutoCloseable {
    private static final String ROOT = "/io/github/visionfromtext/tck/fixtures/";

    private final Path folder;

    private FixtureFolder(Path folder) {
        this.folder = folder;
    }

    /** Copies files of a folder under {@code fixtures}. */
    public static FixtureFolder copy(String name, String... files) {
        try {
            FixtureFolder copy = new FixtureFolder(Files.createTempDirectory("vft-tck"));
            for (String file : files) {
                String resource = ROOT + name + "/" + file;
                try (InputStream in = FixtureFolder.class.getResourceAsStream(resource)) {
                    if (in == null) {
                        throw new IllegalStateException("The jar of the TCK lacks " + resource + "; build it again");
                    }
                    Files.copy(in, copy.path(file));
                }
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException("A fixture cannot be copied into the folder for temporary files", e);
        }
    }

    public Path path(String file) {
        return folder.resolve(file);
    }

    /** Every tensor of a safetensors file of the folder; I64 as INT, which holds for numbers below 2<sup>24</sup>. */
    public Map<String, Tensor> tensors(String file) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        try (SafetensorsFile stored = SafetensorsFile.open(path(file))) {
            for (String name : stored.weights().names()) {
                tensors.put(name, tensor(stored.weights().get(name)));
            }
        }
        return tensors;
    }

    private static Tensor tensor(WeightTensor stored) {
        float[] values = stored.toTensor().floats();
        if (!stored.storage().equals("I64")) {
            return Tensor.floats(values, stored.shape());
        }
        long[] numbers = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            numbers[i] = (long) values[i];
        }
        return Tensor.ints(numbers, stored.shape());
    }

    @Override
    public void close() {
        try (java.util.stream.Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The copy of a fixture cannot be deleted: " + folder, e);
        }
    }
}
