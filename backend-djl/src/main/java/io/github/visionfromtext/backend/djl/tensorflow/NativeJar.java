package io.github.visionfromtext.backend.djl.tensorflow;

import io.github.visionfromtext.backend.Availability;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * Where TensorFlow's natives are on the class path, found without loading anything.
 *
 * @param availability whether they are there for this platform, and if not, why and what to do
 * @param libraries any of the native libraries, or null if not there
 */
record NativeJar(Availability availability, @Nullable URL libraries) {
    private static final String FOLDER = "org/tensorflow/internal/c_api/";
    private static final String ENGINE = "ai/djl/tensorflow/engine/TfEngine.class";
    private static final String ENGINE_ARTIFACT = "ai.djl.tensorflow:tensorflow-engine:0.36.0";
    private static final String NATIVE_ARTIFACT = "org.tensorflow:tensorflow-core-native:1.0.0";
    private static final List<String> PLATFORMS =
            List.of("linux-x86_64", "linux-arm64", "macosx-x86_64", "macosx-arm64", "windows-x86_64");

    /** A file of the natives, as the jar's directory describes it. */
    record File(String name, long size, long checksum) {}

    static NativeJar find(ClassLoader loader, String platform) {
        if (loader.getResource(ENGINE) == null) {
            return missing(
                    "DJL's TensorFlow engine is not on the class path",
                    "add " + ENGINE_ARTIFACT + " and " + NATIVE_ARTIFACT + " with classifier " + platform);
        }
        if (System.getenv(TensorFlowEngine.LIBRARY_PATH) != null) {
            return new NativeJar(Availability.usable("natives from " + TensorFlowEngine.LIBRARY_PATH), null);
        }
        URL libraries = libraries(loader, platform);
        if (libraries != null) {
            return new NativeJar(Availability.usable("natives for " + platform), libraries);
        }
        String remedy = PLATFORMS.contains(platform)
                ? "add " + NATIVE_ARTIFACT + " with classifier " + platform
                : "use another backend, such as djl-pytorch: TensorFlow is not built for it";
        List<String> others = PLATFORMS.stream()
                .filter(other -> libraries(loader, other) != null)
                .toList();
        return missing(
                others.isEmpty()
                        ? "no natives of TensorFlow are on the class path"
                        : "the natives of TensorFlow on the class path are for " + String.join(", ", others)
                                + ", this machine is " + platform,
                remedy);
    }

    private static NativeJar missing(String reason, String remedy) {
        return new NativeJar(Availability.missing(reason, remedy), null);
    }

    private static @Nullable URL libraries(ClassLoader loader, String platform) {
        for (String name : List.of("libjnitensorflow.so", "libjnitensorflow.dylib", "jnitensorflow.dll")) {
            URL url = loader.getResource(FOLDER + platform + "/" + name);
            if (url != null) {
                return url;
            }
        }
        return null;
    }

    /** This platform in the words of the native artifact's classifiers. */
    static String platform() {
        return platform(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static String platform(String osName, String osArchitecture) {
        String name = osName.toLowerCase(Locale.ROOT);
        String os = name.startsWith("mac") ? "macosx" : name.startsWith("win") ? "windows" : "linux";
        String architecture =
                switch (osArchitecture) {
                    case "amd64" -> "x86_64";
                    case "aarch64" -> "arm64";
                    default -> osArchitecture;
                };
        return os + "-" + architecture;
    }

    /**
     * The files beside a library in its jar.
     *
     * @throws IOException if the jar cannot be read, or the library is in none
     */
    static List<File> files(URL library) throws IOException {
        JarURLConnection connection = open(library);
        String folder = connection.getEntryName().replaceFirst("[^/]*$", "");
        List<File> files = new ArrayList<>();
        try (JarFile jar = connection.getJarFile()) {
            Enumeration<JarEntry> entries = jar.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                String name = entry.getName();
                if (name.startsWith(folder) && name.indexOf('/', folder.length()) < 0 && !name.equals(folder)) {
                    files.add(new File(name.substring(folder.length()), entry.getSize(), entry.getCrc()));
                }
            }
        }
        return files;
    }

    /** A connection of its own, whose jar can be closed. */
    static JarURLConnection open(URL library) throws IOException {
        URLConnection connection = library.openConnection();
        if (!(connection instanceof JarURLConnection jar)) {
            throw new IOException(library + " is not in a jar");
        }
        jar.setUseCaches(false);
        return jar;
    }
}
