package io.github.visionfromtext.backend.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.UnsupportedCapabilityException;
import io.github.visionfromtext.backend.Availability;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderTest {
    @Test
    void isFoundByNameAndDescribesItself() {
        try (Backend backend = Backends.open("nd4j", new BackendOptions("auto", 1))) {
            assertThat(backend.info().engine()).isEqualTo("ND4J 1.0.0-M2.1");
            assertThat(backend.info().device()).isEqualTo("cpu");
            assertThat(backend.info().threads()).isEqualTo(1);
            assertThat(backend.info().trains()).isTrue();
        }
        try (Backend backend = Backends.open("nd4j", new BackendOptions("cpu", 0))) {
            assertThat(backend.info().threads()).isPositive();
        }
    }

    @Test
    void devicesItDoesNotHaveAreRefused() {
        for (String device : new String[] {"cuda", "cuda:0", "cuda:7"}) {
            assertThatThrownBy(() -> Backends.open("nd4j", new BackendOptions(device, 1)))
                    .isInstanceOf(UnsupportedCapabilityException.class)
                    .hasMessageContaining("'" + device + "'")
                    .hasMessageContaining("djl-pytorch");
        }
    }

    @Test
    void threadsLeaveBusyCoresAlone() {
        assertThat(ThreadCount.choose(3, 2, false, 8)).isEqualTo(new ThreadCount(3, "asked for"));
        assertThat(ThreadCount.choose(0, 2, false, 0.3).count()).isEqualTo(2);
        assertThat(ThreadCount.choose(0, 2, false, -1).count()).isEqualTo(2);
        assertThat(ThreadCount.choose(0, 16, false, 4.2).count()).isEqualTo(12);
        assertThat(ThreadCount.choose(0, 2, false, 9.5).count()).isEqualTo(1);
        assertThat(ThreadCount.choose(0, 4, true, 9.5)).isEqualTo(new ThreadCount(4, "set by OMP_NUM_THREADS"));
    }

    @Test
    void nativesThatAreMissingOrOfAnotherPlatformAreNamed(@TempDir Path folder) throws IOException {
        assertThat(find(folder, "linux-x86_64").reason()).contains("no ND4J");
        write(folder, "org/nd4j/linalg/factory/Nd4j.class");
        write(folder, "org/bytedeco/javacpp/windows-x86_64/" + System.mapLibraryName("jnijavacpp"));
        write(folder, "org/bytedeco/openblas/linux-x86_64/" + System.mapLibraryName("jniopenblas"));
        Availability found = find(folder, "linux-x86_64");
        assertThat(found.usable()).isFalse();
        assertThat(found.reason())
                .contains("org.bytedeco:javacpp:1.5.11, org.nd4j:nd4j-native:1.0.0-M2.1")
                .doesNotContain("openblas");
        assertThat(found.remedy()).contains("classifier linux-x86_64");
        write(folder, "org/bytedeco/javacpp/linux-x86_64/" + System.mapLibraryName("jnijavacpp"));
        write(folder, "org/nd4j/linalg/cpu/nativecpu/bindings/linux-x86_64/" + System.mapLibraryName("jnind4jcpu"));
        assertThat(find(folder, "linux-x86_64").usable()).isTrue();
    }

    private static Availability find(Path folder, String platform) throws IOException {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            return NativeLibraries.find(loader, platform);
        }
    }

    private static void write(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
    }

    @Test
    void platformsHaveTheNamesOfTheArtifacts() {
        assertThat(NativeLibraries.platform("Linux", "amd64")).isEqualTo("linux-x86_64");
        assertThat(NativeLibraries.platform("Linux", "aarch64")).isEqualTo("linux-arm64");
        assertThat(NativeLibraries.platform("Mac OS X", "aarch64")).isEqualTo("macosx-arm64");
        assertThat(NativeLibraries.platform("Windows 11", "amd64")).isEqualTo("windows-x86_64");
    }
}
