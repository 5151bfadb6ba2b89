package io.github.visionfromtext.backend.djl.pytorch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.BackendException;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.backend.djl.Forked;
import io.github.visionfromtext.backend.djl.Mounts;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Natives that cannot be unpacked, in processes of their own: an engine starts once in each. */
class UnpackingTest {
    @TempDir
    private Path cache;

    private String start(List<String> prefix, String... jvmArguments) throws IOException, InterruptedException {
        return Forked.run(prefix, Probe.class, List.of(jvmArguments), Map.of("DJL_CACHE_DIR", cache.toString()))
                .output();
    }

    @Test
    void aFullDiskIsNamed() throws Exception {
        assertThat(start(Mounts.full(cache)))
                .contains("first: PyTorch did not start")
                .contains("No space left on device")
                .contains("DJL_CACHE_DIR")
                .contains("second: PyTorch did not start");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws Exception {
        assertThat(start(Mounts.readOnly(cache)))
                .contains("first: PyTorch did not start")
                .contains("DJL_CACHE_DIR")
                .contains("second: PyTorch did not start");
    }

    @Test
    void aLibraryThatDoesNotLoadIsATypedError(@TempDir Path folder) throws Exception {
        String platform = NativeLibraries.platform(System.getProperty("os.name"), System.getProperty("os.arch"));
        Path library = folder.resolve("pytorch/cpu/" + platform).resolve(System.mapLibraryName("c10"));
        Files.createDirectories(library.getParent());
        Files.writeString(library, "no library");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-cp");
        command.add(folder + File.pathSeparator + System.getProperty("java.class.path"));
        command.add(Probe.class.getName());
        assertThat(Forked.run(command, Map.of("DJL_CACHE_DIR", cache.toString()))
                        .output())
                .contains("first: PyTorch did not start")
                .contains("delete its folder 'pytorch'")
                .contains("second: PyTorch did not start");
    }

    @Test
    void processesThatComeTogetherAllStart() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<String>> together = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                together.add(threads.submit(() -> start(List.of(), "-Xmx256m")));
            }
            for (Future<String> one : together) {
                assertThat(one.get()).contains("first: started").contains("second: started");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Opens the backend twice and says what came of it. */
    static final class Probe {
        public static void main(String[] arguments) {
            for (String attempt : List.of("first", "second")) {
                try (Backend backend = Backends.open(PyTorchProvider.NAME, BackendOptions.DEFAULT)) {
                    System.out.println(attempt + ": started " + backend.info().engine());
                } catch (BackendException e) {
                    System.out.println(attempt + ": " + e.getMessage());
                }
            }
        }
    }
}
