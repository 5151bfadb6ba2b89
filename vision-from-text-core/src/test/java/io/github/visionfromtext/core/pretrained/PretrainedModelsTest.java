package io.github.visionfromtext.core.pretrained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.checkpoint.ContentHash;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PretrainedModelsTest {
    private static final Map<String, String> FILES =
            Map.of("toy/config.json", "{}", "toy/README.md", "# Toy\n", "other/config.json", "{\"a\": 1}");

    @TempDir
    private Path folder;

    private Path resources;
    private Path cache;

    @BeforeEach
    void writeResources() throws IOException {
        resources = Files.createDirectory(folder.resolve("resources"));
        cache = folder.resolve("cache");
        write(resources);
    }

    @Test
    void modelsOfAFolderAreUsedWhereTheyAre() throws IOException {
        PretrainedModels models = models(resources.toUri().toURL());
        assertThat(models.names()).containsExactly("other", "toy");
        assertThat(models.folder("toy")).isEqualTo(resources.resolve("toy"));
        assertThat(models.card("toy")).isEqualTo("# Toy\n");
        assertThat(cache).doesNotExist();
    }

    @Test
    void modelsOfAJarAreCopiedOnce() throws IOException {
        Path copy = models(jar()).folder("toy");
        assertThat(copy).startsWith(cache);
        assertThat(copy.resolve("config.json")).hasContent("{}");
        Files.setLastModifiedTime(copy.resolve("config.json"), FileTime.fromMillis(0));
        assertThat(models(jar()).folder("toy")).isEqualTo(copy);
        assertThat(Files.getLastModifiedTime(copy.resolve("config.json")).toMillis())
                .isZero();
    }

    @Test
    void damagedCopyIsReplaced() throws IOException {
        Path copy = models(jar()).folder("toy");
        Files.writeString(copy.resolve("config.json"), "{\"evil\": true}");
        models(jar()).folder("toy");
        assertThat(copy.resolve("config.json")).hasContent("{}");
    }

    @Test
    void changedFileIsRefused() throws IOException {
        Files.writeString(resources.resolve("toy/config.json"), "{\"evil\": true}");
        PretrainedModels models = models(resources.toUri().toURL());
        assertThatThrownBy(() -> models.folder("toy"))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContainingAll("toy", "config.json", "SHA-256", "build");
        assertThat(models.folder("other")).exists();
    }

    @Test
    void missingFileIsNamed() throws IOException {
        Files.delete(resources.resolve("toy/README.md"));
        PretrainedModels models = models(resources.toUri().toURL());
        assertThatThrownBy(() -> models.folder("toy"))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("README.md is missing");
    }

    @Test
    void unknownModelListsThoseThereAre() throws IOException {
        PretrainedModels models = models(resources.toUri().toURL());
        assertThatThrownBy(() -> models.folder("gpt-9"))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContainingAll("gpt-9", "toy", "other");
    }

    @Test
    void listThatLeavesTheFolderIsRefused() throws IOException {
        Files.writeString(resources.resolve("SHA256SUMS"), "0".repeat(64) + "  ../toy/config.json\n");
        assertThatThrownBy(() -> models(resources.toUri().toURL()))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("../toy");
    }

    @Test
    void libraryWithoutModelsHasNone() throws IOException {
        Files.delete(resources.resolve("SHA256SUMS"));
        assertThat(models(resources.toUri().toURL()).names()).isEmpty();
    }

    @Test
    void cacheThatCannotBeWrittenIsNamed() throws IOException {
        cache = Files.writeString(folder.resolve("a-file"), "in the way");
        PretrainedModels models = models(jar());
        assertThatThrownBy(() -> models.folder("toy"))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContainingAll(cache.toString(), "XDG_CACHE_HOME");
    }

    @Test
    void whateverComesWithThisBuildIsWhole() {
        PretrainedModels models = PretrainedModels.get();
        assertThat(models.names())
                .allSatisfy(name -> assertThat(models.folder(name)).isDirectory());
    }

    private PretrainedModels models(URL classPath) {
        URLClassLoader loader = new URLClassLoader(new URL[] {classPath}, null);
        return new PretrainedModels(new ModelResources(loader::findResource), new ModelCache(cache));
    }

    private URL jar() throws IOException {
        Path jar = folder.resolve("models.jar");
        if (Files.notExists(jar)) {
            try (FileSystem zip =
                    FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of("create", "true"))) {
                write(zip.getPath("/"));
            }
        }
        return jar.toUri().toURL();
    }

    private static void write(Path root) throws IOException {
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Stream<String> sums = FILES.entrySet().stream()
                .map(file -> ContentHash.of(file.getValue().getBytes(StandardCharsets.UTF_8)) + "  " + file.getKey());
        Files.write(root.resolve("SHA256SUMS"), sums.toList());
    }
}
