package io.github.visionfromtext.core.pretrained;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.checkpoint.ContentHash;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Models among the resources, each in a folder of its own. {@code SHA256SUMS} beside them, as {@code sha256sum}
 * writes it, lists the files and what they must be.
 */
final class ModelResources {
    private static final String SUMS = "SHA256SUMS";

    private final Lookup lookup;
    private final Map<String, Map<String, String>> models;

    /** Finds a resource by its name beside the models; null if it is not there. */
    interface Lookup {
        @Nullable
        URL find(String name);
    }

    ModelResources(Lookup lookup) {
        this.lookup = lookup;
        this.models = sums();
    }

    private Map<String, Map<String, String>> sums() {
        Map<String, Map<String, String>> sums = new TreeMap<>();
        URL list = lookup.find(SUMS);
        if (list == null) {
            return sums;
        }
        try (InputStream in = list.openStream()) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (!line.matches("[0-9a-f]{64} [ *][A-Za-z0-9._-]+/[A-Za-z0-9._-]+")) {
                    throw new CheckpointException(SUMS + " of the library's models has a line it should not: " + line);
                }
                String[] path = line.substring(66).split("/", -1);
                sums.computeIfAbsent(path[0], model -> new LinkedHashMap<>()).put(path[1], line.substring(0, 64));
            }
        } catch (IOException e) {
            throw new CheckpointException("Cannot read the list of the library's models: " + e, e);
        }
        return sums;
    }

    Set<String> models() {
        return Collections.unmodifiableSet(models.keySet());
    }

    /** SHA-256 by file name. */
    Map<String, String> hashes(String model) {
        Map<String, String> hashes = models.get(model);
        if (hashes == null) {
            throw new CheckpointException("No model '" + model + "' comes with the library; there are: " + models());
        }
        return Collections.unmodifiableMap(hashes);
    }

    /**
     * A file, checked.
     *
     * @throws CheckpointException if it is missing or not what was built
     */
    byte[] read(String model, String file) {
        String expected = hashes(model).get(file);
        URL resource = lookup.find(model + "/" + file);
        if (resource == null || expected == null) {
            throw damaged(model, file, "is missing");
        }
        try (InputStream in = resource.openStream()) {
            byte[] bytes = in.readAllBytes();
            requireEqual(model, file, expected, ContentHash.of(bytes));
            return bytes;
        } catch (IOException e) {
            throw new CheckpointException("Cannot read " + file + " of the library's model " + model + ": " + e, e);
        }
    }

    /** The folder of a model, checked, if the class path is a folder itself; empty if it is a jar. */
    Optional<Path> onDisk(String model) {
        Map<String, String> files = hashes(model);
        URL any = lookup.find(model + "/" + files.keySet().iterator().next());
        if (any == null || !any.getProtocol().equals("file")) {
            return Optional.empty();
        }
        try {
            Path folder = Path.of(any.toURI()).resolveSibling(".").normalize();
            files.forEach((file, expected) -> {
                if (!Files.isRegularFile(folder.resolve(file))) {
                    throw damaged(model, file, "is missing");
                }
                requireEqual(model, file, expected, ContentHash.of(List.of(folder.resolve(file))));
            });
            return Optional.of(folder);
        } catch (URISyntaxException e) {
            throw new CheckpointException("The class path has an address that is no path: " + any, e);
        }
    }

    private static void requireEqual(String model, String file, String expected, String actual) {
        if (!expected.equals(actual)) {
            throw damaged(model, file, "has the SHA-256 " + actual + ", expected " + expected);
        }
    }

    private static CheckpointException damaged(String model, String file, String problem) {
        return new CheckpointException("The library's model " + model + " is damaged: " + file + " " + problem
                + "; build or download the library again");
    }
}
