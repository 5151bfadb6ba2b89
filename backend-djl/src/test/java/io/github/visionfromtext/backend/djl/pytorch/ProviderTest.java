package io.github.visionfromtext.backend.djl.pytorch;

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
        assertThat(Backends.providers())
                .anySatisfy(provider -> assertThat(provider.name()).isEqualTo("djl-pytorch"));
        try (Backend backend = Backends.open("djl-pytorch", new BackendOptions("cpu", 1))) {
            assertThat(backend.info().engine()).startsWith("PyTorch 2.");
            assertThat(backend.info().device()).isEqualTo("cpu");
            assertThat(backend.info().threads()).isEqualTo(1);
            assertThat(backend.info().trains()).isTrue();
        }
    }

    @Test
    void devicesThatAreNotThereAreRefusedWithTheReason() {
        assertThat(PyTorchDevice.choose("auto", false, 0))
                .isEqualTo(new PyTorchDevice("cpu", "this libtorch is built without CUDA"));
        assertThat(PyTorchDevice.choose("auto", true, 0).reason()).contains("no CUDA device");
        assertThat(PyTorchDevice.choose("auto", true, 2).name()).isEqualTo("cuda:0");
        assertThat(PyTorchDevice.choose("cuda:1", true, 2).name()).isEqualTo("cuda:1");
        assertThat(PyTorchDevice.choose("cuda", true, 2).name()).isEqualTo("cuda:0");
        assertThatThrownBy(() -> PyTorchDevice.choose("cuda:2", true, 2))
                .isInstanceOf(UnsupportedCapabilityException.class)
                .hasMessageContaining("cuda:2")
                .hasMessageContaining("there are 2");
        assertThatThrownBy(() -> PyTorchDevice.choose("cuda", false, 0))
                .isInstanceOf(UnsupportedCapabilityException.class)
                .hasMessageContaining("without CUDA");
    }

    @Test
    void threadsLeaveBusyCoresAlone() {
        assertThat(ThreadCount.choose(3, 2, false, 8).count()).isEqualTo(3);
        assertThat(ThreadCount.choose(0, 2, false, 0.3).count()).isEqualTo(2);
        assertThat(ThreadCount.choose(0, 2, false, -1).count()).isEqualTo(2);
        assertThat(ThreadCount.choose(0, 16, false, 4.2).count()).isEqualTo(12);
        assertThat(ThreadCount.choose(0, 2, false, 9.5)).satisfies(threads -> {
            assertThat(threads.count()).isEqualTo(1);
            assertThat(threads.reason()).contains("9.5").contains("on 2");
        });
        assertThat(ThreadCount.choose(0, 4, true, 9.5).count()).isEqualTo(4);
    }

    @Test
    void nativesThatAreMissingOrOfAnotherPlatformAreNamed(@TempDir Path folder) throws IOException {
        assertThat(missing(folder)).satisfies(found -> {
            assertThat(found.reason()).contains("bindings");
            assertThat(found.remedy()).contains("pytorch-jni");
        });
        write(folder, "jnilib/pytorch.properties", "jni_version=2.7.1-0.35.1");
        assertThat(missing(folder).remedy()).contains("pytorch-native-cpu");
        write(folder, "native/lib/pytorch.properties", "version=2.7.1-1\nflavor=cpu\nclassifier=sun-sparc");
        assertThat(missing(folder).reason()).contains("2.7.1 for sun-sparc");
        String platform = NativeLibraries.platform(System.getProperty("os.name"), System.getProperty("os.arch"));
        write(folder, "native/lib/pytorch.properties", "version=2.5.1-1\nflavor=cpu\nclassifier=" + platform);
        assertThat(missing(folder).reason()).contains("2.5.1").contains("2.7.1-0.35.1");
        write(folder, "native/lib/pytorch.properties", "version=2.7.1-1\nflavor=cpu\nclassifier=" + platform);
        assertThat(find(folder).usable()).isTrue();
    }

    @Test
    void aLibtorchForCudaNeedsADevice(@TempDir Path folder) throws IOException {
        String platform = NativeLibraries.platform(System.getProperty("os.name"), System.getProperty("os.arch"));
        write(folder, "jnilib/pytorch.properties", "jni_version=2.5.1-0.32.0");
        write(folder, "native/lib/pytorch.properties", "version=2.5.1-1\nflavor=cu124\nclassifier=" + platform);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            assertThat(NativeLibraries.find(loader, () -> true).reason()).contains("cu124");
            Availability without = NativeLibraries.find(loader, () -> false);
            assertThat(without.usable()).isFalse();
            assertThat(without.reason()).contains("2.5.1").contains("CUDA device");
            assertThat(without.remedy()).contains("pytorch-native-cpu").contains("bindings");
        }
    }

    private static Availability missing(Path folder) throws IOException {
        Availability found = find(folder);
        assertThat(found.usable()).isFalse();
        return found;
    }

    private static Availability find(Path folder) throws IOException {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            return NativeLibraries.find(loader);
        }
    }

    private static void write(Path folder, String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    @Test
    void platformsHaveTheNamesOfTheArtifacts() {
        assertThat(NativeLibraries.platform("Linux", "amd64")).isEqualTo("linux-x86_64");
        assertThat(NativeLibraries.platform("Mac OS X", "aarch64")).isEqualTo("osx-aarch64");
        assertThat(NativeLibraries.platform("Windows 11", "amd64")).isEqualTo("win-x86_64");
    }
}
