package io.github.visionfromtext.backend.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.visionfromtext.BackendException;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Natives that cannot be unpacked or are none, in processes of their own: what ND4J makes of it lasts as long. */
class UnpackingTest {
    private static final String PLATFORM =
            NativeLibraries.platform(System.getProperty("os.name"), System.getProperty("os.arch"));

    @TempDir
    private Path folder;

    private Path cache;

    @BeforeEach
    void makeCache() throws IOException {
        cache = Files.createDirectory(folder.resolve("cache"));
    }

    @Test
    void aLibraryThatDoesNotLoadIsATypedErrorEveryTime() throws Exception {
        Path classes = folder.resolve("classes");
        for (String name : new String[] {"jnind4jcpu", "nd4jcpu"}) {
            Path file = classes.resolve("org/nd4j/linalg/cpu/nativecpu/bindings/" + PLATFORM)
                    .resolve(System.mapLibraryName(name));
            Files.createDirectories(file.getParent());
            Files.writeString(file, "no library");
        }
        assertNotStarted(start(List.of(), classes + File.pathSeparator));
    }

    @Test
    void aFullDiskIsATypedErrorEveryTime() throws Exception {
        assertNotStarted(start(mounted("mount -t tmpfs -o size=4m tmpfs " + cache), ""));
    }

    private static void assertNotStarted(String output) {
        assertThat(output)
                .contains("first: ND4J did not start")
                .contains("javacpp.cachedir")
                .contains("400 MB free")
                .contains("second: ND4J did not start");
    }

    /** JavaCPP then looks for another folder. */
    @Test
    void aCacheThatCannotBeWrittenDoesNotMatter() throws Exception {
        String readOnly = "mount --bind " + cache + " " + cache + " && mount -o remount,ro,bind " + cache;
        assertThat(start(mounted(readOnly), "")).contains("second: started");
    }

    @Test
    void processesThatComeTogetherAllStart() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<String>> together = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                together.add(threads.submit(() -> start(List.of(), "")));
            }
            for (Future<String> one : together) {
                assertThat(one.get()).contains("first: started").contains("second: started");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** What to run a process under, for which alone something is mounted. */
    private static List<String> mounted(String mount) throws InterruptedException {
        List<String> prefix =
                List.of("unshare", "--map-root-user", "--mount", "sh", "-c", mount + " && exec \"$@\"", "sh");
        List<String> attempt = new ArrayList<>(prefix);
        attempt.add("true");
        boolean can;
        try {
            can = new ProcessBuilder(attempt).start().waitFor() == 0;
        } catch (IOException e) {
            can = false;
        }
        assumeTrue(can, "needs Linux with 'unshare' and user namespaces allowed, to mount something");
        return prefix;
    }

    private String start(List<String> prefix, String classesFirst) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx256m");
        command.add("-Dorg.bytedeco.javacpp.cachedir=" + cache);
        command.addAll(List.of("-cp", classesFirst + System.getProperty("java.class.path"), Probe.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    /** Opens the backend twice and says what came of it. */
    static final class Probe {
        public static void main(String[] arguments) {
            for (String attempt : new String[] {"first", "second"}) {
                try (Backend backend = Backends.open(Nd4jProvider.NAME, BackendOptions.DEFAULT)) {
                    System.out.println(attempt + ": started " + backend.info().engine());
                } catch (BackendException e) {
                    System.out.println(attempt + ": " + e.getMessage());
                }
            }
        }
    }
}
