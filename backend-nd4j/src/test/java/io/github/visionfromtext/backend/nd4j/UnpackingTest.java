package io.github.visionfromtext.backend.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.BackendException;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A native library that is none, in a process of its own: what ND4J makes of it lasts as long as the process. */
class DamagedNativesTest {
    @Test
    void aLibraryThatDoesNotLoadIsATypedErrorEveryTime(@TempDir Path folder) throws Exception {
        String platform = NativeLibraries.platform(System.getProperty("os.name"), System.getProperty("os.arch"));
        for (String name : new String[] {"jnind4jcpu", "nd4jcpu"}) {
            Path file = folder.resolve("classes/org/nd4j/linalg/cpu/nativecpu/bindings/" + platform)
                    .resolve(System.mapLibraryName(name));
            Files.createDirectories(file.getParent());
            Files.writeString(file, "no library");
        }
        String output = run(folder);
        assertThat(output).contains("first: ND4J did not start").contains("javacpp.cachedir");
        assertThat(output).contains("second: ND4J did not start");
    }

    private static String run(Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Dorg.bytedeco.javacpp.cachedir=" + folder.resolve("cache"),
                        "-cp",
                        folder.resolve("classes") + File.pathSeparator + System.getProperty("java.class.path"),
                        Probe.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    /** Opens the backend twice and says what came of it. */
    static final class Probe {
        public static void main(String[] arguments) {
            for (String attempt : new String[] {"first", "second"}) {
                try {
                    Backends.open(Nd4jProvider.NAME, BackendOptions.DEFAULT).close();
                    System.out.println(attempt + ": started");
                } catch (BackendException e) {
                    System.out.println(attempt + ": " + e.getMessage());
                }
            }
        }
    }
}
