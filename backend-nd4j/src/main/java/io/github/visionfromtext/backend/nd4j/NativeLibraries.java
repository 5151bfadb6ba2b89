package io.github.visionfromtext.backend.nd4j;

import io.github.visionfromtext.backend.Availability;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Looks on the class path for ND4J's natives, without loading anything. */
final class NativeLibraries {
    private static final String ND4J = "org.nd4j:nd4j-native:1.0.0-M2.1";
    private static final Map<String, String> LIBRARIES = Map.of(
            "org/nd4j/linalg/cpu/nativecpu/bindings/", ND4J,
            "org/bytedeco/openblas/", "org.bytedeco:openblas:0.3.28-1.5.11",
            "org/bytedeco/javacpp/", "org.bytedeco:javacpp:1.5.11");
    private static final Map<String, String> FILES = Map.of(
            "org/nd4j/linalg/cpu/nativecpu/bindings/", "jnind4jcpu",
            "org/bytedeco/openblas/", "jniopenblas",
            "org/bytedeco/javacpp/", "jnijavacpp");

    private NativeLibraries() {}

    static Availability find(ClassLoader loader) {
        return find(loader, platform(System.getProperty("os.name", ""), System.getProperty("os.arch", "")));
    }

    static Availability find(ClassLoader loader, String platform) {
        if (loader.getResource("org/nd4j/linalg/factory/Nd4j.class") == null) {
            return Availability.missing("no ND4J is on the class path", "add " + ND4J);
        }
        List<String> missing = new ArrayList<>();
        LIBRARIES.forEach((folder, artifact) -> {
            String file = folder + platform + "/" + System.mapLibraryName(FILES.get(folder));
            if (loader.getResource(file) == null) {
                missing.add(artifact);
            }
        });
        if (missing.isEmpty()) {
            return Availability.usable("ND4J 1.0.0-M2.1 (" + platform + ")");
        }
        missing.sort(null);
        return Availability.missing(
                "the class path has no natives of " + String.join(", ", missing) + " for " + platform,
                "add these artifacts with classifier " + platform);
    }

    /** This platform in the words of the native artifacts' classifiers. */
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
}
