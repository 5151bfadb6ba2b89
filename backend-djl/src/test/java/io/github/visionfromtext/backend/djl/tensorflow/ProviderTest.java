package io.github.visionfromtext.backend.djl.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.tensorflow.engine.TfEngine;
import io.github.visionfromtext.UnsupportedCapabilityException;
import io.github.visionfromtext.backend.Availability;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.BackendProvider;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.backend.djl.Forked;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderTest {
    @Test
    void isFoundByNameBehindPyTorchAndDescribesItself() {
        assertThat(Backends.providers().stream().map(BackendProvider::name).filter(name -> name.startsWith("djl")))
                .containsExactly("djl-pytorch", "djl-tensorflow");
        try (Backend backend = Backends.open("djl-tensorflow", new BackendOptions("auto", 1))) {
            assertThat(backend.info().engine()).isEqualTo("TensorFlow 2.16.2");
            assertThat(backend.info().device()).isEqualTo("cpu");
            assertThat(backend.info().deviceReason()).contains("without CUDA");
        }
    }

    /** By itself TensorFlow has one number for all of a process. */
    @Test
    void eachBackendHasTheThreadsItAskedFor() {
        for (int threads : new int[] {2, 1, 3}) {
            try (Backend backend = Backends.open("djl-tensorflow", new BackendOptions("cpu", threads))) {
                assertThat(backend.info().threads()).isEqualTo(threads);
            }
        }
    }

    @Test
    void aDeviceThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> Backends.open("djl-tensorflow", new BackendOptions("cuda:1", 1)))
                .isInstanceOf(UnsupportedCapabilityException.class)
                .hasMessageContaining("cuda:1")
                .hasMessageContaining("djl-pytorch");
    }

    @Test
    void whatIsMissingOnTheClassPathIsNamed(@TempDir Path folder) throws IOException {
        String engine = TfEngine.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        assertThat(find("linux-x86_64").reason()).contains("engine");
        assertThat(find("linux-x86_64").remedy())
                .contains("ai.djl.tensorflow:tensorflow-engine")
                .contains("org.tensorflow:tensorflow-core-native");
        assertThat(find("linux-x86_64", Path.of(engine))).satisfies(found -> {
            assertThat(found.usable()).isFalse();
            assertThat(found.reason()).contains("no natives");
            assertThat(found.remedy()).contains("tensorflow-core-native").contains("classifier linux-x86_64");
        });
        Path jar = NativeJars.write(folder.resolve("mac.jar"), "macosx-arm64", 10);
        assertThat(find("linux-x86_64", Path.of(engine), jar).reason())
                .contains("for macosx-arm64")
                .contains("this machine is linux-x86_64");
        assertThat(find("sunos-sparc", Path.of(engine), jar).remedy()).contains("another backend");
        assertThat(find("macosx-arm64", Path.of(engine), jar).usable()).isTrue();
    }

    private static Availability find(String platform, Path... jars) throws IOException {
        URL[] urls = new URL[jars.length];
        for (int i = 0; i < jars.length; i++) {
            urls[i] = jars[i].toUri().toURL();
        }
        try (URLClassLoader loader = new URLClassLoader(urls, null)) {
            return NativeJar.find(loader, platform).availability();
        }
    }

    @Test
    void platformsHaveTheNamesOfTheArtifacts() {
        assertThat(NativeJar.platform("Linux", "amd64")).isEqualTo("linux-x86_64");
        assertThat(NativeJar.platform("Linux", "aarch64")).isEqualTo("linux-arm64");
        assertThat(NativeJar.platform("Mac OS X", "aarch64")).isEqualTo("macosx-arm64");
        assertThat(NativeJar.platform("Windows 11", "amd64")).isEqualTo("windows-x86_64");
    }

    /** What a user of PyTorch alone has: this module without its optional dependencies. */
    @Test
    void withoutItsJarsTheProviderSaysSoAndTheOthersWork() throws Exception {
        assertThat(choice(entry -> !entry.contains("tensorflow-") && !entry.contains("javacpp")))
                .contains("chosen: djl-pytorch")
                .contains("djl-tensorflow: DJL's TensorFlow engine is not on the class path");
    }

    @Test
    void withoutPyTorchItIsChosen() throws Exception {
        assertThat(choice(entry -> !entry.contains("pytorch-native"))).contains("chosen: djl-tensorflow");
    }

    @Test
    void librariesThatDoNotLoadAreATypedError(@TempDir Path folder) throws Exception {
        Path jar = NativeJars.write(folder.resolve("natives.jar"), NativeJar.platform(), 1000);
        String path = jar + File.pathSeparator + classPath(entry -> !entry.contains("pytorch-native"));
        assertThat(choice(path, Map.of("DJL_CACHE_DIR", folder.toString())))
                .contains("BackendException: TensorFlow did not start")
                .doesNotContain("SIGSEGV");
    }

    private interface Filter {
        boolean keeps(String entry);
    }

    private static String classPath(Filter filter) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(filter::keeps)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String choice(Filter filter) throws Exception {
        return choice(classPath(filter), Map.of());
    }

    private static String choice(String classPath, Map<String, String> environment) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-cp", classPath, Choice.class.getName()));
        return Forked.run(command, environment).output();
    }

    /** Says what each provider says of itself and which one is chosen. */
    static final class Choice {
        public static void main(String[] arguments) {
            Backends.providers()
                    .forEach(provider -> System.out.println(
                            provider.name() + ": " + provider.availability().reason()));
            try (Backend backend = Backends.open(new BackendOptions("cpu", 1))) {
                System.out.println("chosen: " + backend.info().name());
            }
        }
    }
}
