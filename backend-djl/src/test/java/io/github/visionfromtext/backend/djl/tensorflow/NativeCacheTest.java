package io.github.visionfromtext.backend.djl.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.BackendException;
import io.github.visionfromtext.backend.djl.Forked;
import io.github.visionfromtext.backend.djl.Mounts;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unpacking natives where something is in the way: other processes, a folder that cannot be written, a damaged jar. */
class NativeCacheTest {
    private static final String PLATFORM = "linux-x86_64";
    private static final int SIZE = 3 << 20;

    @TempDir
    Path temporary;

    private Path jar;
    private Path root;

    @BeforeEach
    void write() throws IOException {
        jar = NativeJars.write(temporary.resolve("natives.jar"), PLATFORM, SIZE);
        root = temporary.resolve("cache");
    }

    private Path unpack() {
        return new NativeCache(root).unpack(NativeJars.library(jar, PLATFORM));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void unpacksOnceAndRepairsWhatIsIncomplete() throws IOException {
        Path folder = unpack();
        Path library = folder.resolve(NativeJars.LIBRARY);
        assertThat(names(folder)).containsExactly(NativeJars.LIBRARY, "libtensorflow_cc.so.2");
        byte[] content = Files.readAllBytes(library);
        FileTime longAgo = FileTime.fromMillis(0);
        Files.setLastModifiedTime(library, longAgo);
        assertThat(unpack()).isEqualTo(folder);
        assertThat(Files.getLastModifiedTime(library)).isEqualTo(longAgo);

        Files.write(library, new byte[5]);
        assertThat(unpack()).isEqualTo(folder);
        assertThat(library).hasBinaryContent(content);
        Files.delete(folder.resolve("libtensorflow_cc.so.2"));
        unpack();
        assertThat(folder.resolve("libtensorflow_cc.so.2")).hasSize(SIZE);
    }

    @Test
    void anotherBuildOfTheNativesGetsAnotherFolder() throws IOException {
        Path folder = unpack();
        jar = NativeJars.write(temporary.resolve("other.jar"), PLATFORM, SIZE + 1);
        assertThat(unpack()).isNotEqualTo(folder);
        assertThat(folder).exists();
    }

    @Test
    void aDamagedJarIsNamedAndLeavesNothing() throws IOException {
        byte[] bytes = Files.readAllBytes(jar);
        for (int at = bytes.length / 4; at < bytes.length / 4 + 100; at++) {
            bytes[at] ^= 0x55;
        }
        Files.write(jar, bytes);
        assertDamaged();
        assertThat(names(root)).allMatch(name -> name.endsWith(".lock"));
    }

    @Test
    void aTruncatedJarIsNamed() throws IOException {
        byte[] bytes = Files.readAllBytes(jar);
        Files.write(jar, Arrays.copyOf(bytes, bytes.length / 2));
        assertDamaged();
        assertThat(root).doesNotExist();
    }

    private void assertDamaged() {
        assertThatThrownBy(this::unpack)
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("damaged")
                .hasMessageContaining("delete " + jar);
    }

    @Test
    void aFileInPlaceOfTheFolderIsNamed() throws IOException {
        Files.writeString(root, "in the way");
        assertThatThrownBy(this::unpack)
                .isInstanceOf(BackendException.class)
                .hasMessageContaining(root.toString())
                .hasMessageContaining("DJL_CACHE_DIR");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamedUnlessAllIsThere() throws Exception {
        Files.createDirectories(root);
        assertThat(probe(Mounts.readOnly(root)).output())
                .contains("BackendException")
                .contains("the folder " + root + " cannot be written")
                .contains("DJL_CACHE_DIR");
        unpack();
        assertThat(probe(Mounts.readOnly(root)).output()).contains("unpacked " + root);
    }

    @Test
    void aFullDiskIsNamedWithWhatIsNeeded() throws Exception {
        Files.createDirectories(root);
        assertThat(probe(Mounts.full(root)).output())
                .contains("BackendException")
                .contains("need 6 MB in " + root)
                .contains("make room");
    }

    private Forked probe(List<String> prefix) throws IOException, InterruptedException {
        return Forked.run(prefix, Probe.class, List.of("-Xmx64m", "-Djar=" + jar, "-Droot=" + root), Map.of());
    }

    @Test
    void processesThatComeTogetherGetTheSameFolder() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Forked>> together = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                together.add(threads.submit(() -> probe(List.of())));
            }
            for (Future<Forked> one : together) {
                assertThat(one.get().output()).contains("unpacked " + unpack());
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(unpack().resolve(NativeJars.LIBRARY)).hasSize(SIZE);
        assertThat(names(root)).hasSize(2);
    }

    /** Unpacks {@code jar} to {@code root} from two threads and says where, or why not. */
    static final class Probe {
        public static void main(String[] arguments) throws InterruptedException {
            Thread other = new Thread(Probe::unpack);
            other.start();
            unpack();
            other.join();
        }

        private static void unpack() {
            URL library = NativeJars.library(Path.of(System.getProperty("jar")), PLATFORM);
            try {
                Path folder = new NativeCache(Path.of(System.getProperty("root"))).unpack(library);
                System.out.println("unpacked " + folder);
            } catch (BackendException e) {
                System.out.println(e);
            }
        }
    }
}
