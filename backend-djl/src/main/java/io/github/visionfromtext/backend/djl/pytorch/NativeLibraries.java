package io.github.visionfromtext.backend.djl.pytorch;

import ai.djl.util.cuda.CudaUtils;
import io.github.visionfromtext.backend.Availability;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.BooleanSupplier;

/** Looks on the class path for libtorch and the bindings to it, without loading anything. */
final class NativeLibraries {
    private static final String LIBTORCH = "native/lib/pytorch.properties";
    private static final String BINDINGS = "jnilib/pytorch.properties";
    private static final String VERSION = "2.7.1";
    private static final String ARTIFACT = "ai.djl.pytorch:pytorch-native-cpu:" + VERSION;

    private NativeLibraries() {}

    static Availability find(ClassLoader loader) {
        return find(loader, CudaUtils::hasCuda);
    }

    /**
     * Looks, on a machine of which is known whether it has a CUDA device.
     *
     * @param cuda asked only where it matters, since the answer loads a library of the driver's
     */
    static Availability find(ClassLoader loader, BooleanSupplier cuda) {
        String platform = platform(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        if (System.getenv("PYTORCH_LIBRARY_PATH") != null) {
            return Availability.usable("libtorch from PYTORCH_LIBRARY_PATH");
        }
        try {
            String bindings = read(loader, BINDINGS).stream()
                    .map(properties -> properties.getProperty("jni_version", ""))
                    .findFirst()
                    .orElse("");
            List<String> found = new ArrayList<>();
            for (Properties properties : read(loader, LIBTORCH)) {
                String version = properties.getProperty("version", "").replaceFirst("-.*", "");
                String classifier = properties.getProperty("classifier", "");
                String flavor = properties.getProperty("flavor", "?");
                boolean runs = classifier.equals(platform) && bindings.startsWith(version + "-");
                if (runs && (!flavor.startsWith("cu") || cuda.getAsBoolean())) {
                    return Availability.usable("libtorch " + version + " (" + flavor + ", " + classifier + ")");
                }
                found.add(version + " for " + classifier + (runs ? " with a CUDA device (" + flavor + ")" : ""));
            }
            return missing(platform, found, bindings);
        } catch (IOException e) {
            return Availability.missing("the class path cannot be read: " + e.getMessage(), "repair the jar files");
        }
    }

    private static Availability missing(String platform, List<String> found, String bindings) {
        String remedy = "add " + ARTIFACT + " with classifier " + platform + " to the class path";
        if (bindings.isEmpty()) {
            return Availability.missing(
                    "no bindings to libtorch are on the class path", "add ai.djl.pytorch:pytorch-jni:2.7.1-0.35.1");
        }
        if (found.isEmpty()) {
            return Availability.missing("no libtorch is on the class path", remedy);
        }
        return Availability.missing(
                "libtorch on the class path is " + String.join(", ", found) + ", this machine is " + platform
                        + ", the bindings are " + bindings,
                bindings.startsWith(VERSION + "-")
                        ? remedy
                        : remedy + ", or another libtorch that the bindings were made for");
    }

    /** This platform in the words of the native artifacts' classifiers. */
    static String platform(String osName, String osArchitecture) {
        String name = osName.toLowerCase(Locale.ROOT);
        String os = name.startsWith("mac") ? "osx" : name.startsWith("win") ? "win" : "linux";
        String architecture = osArchitecture.equals("amd64") ? "x86_64" : osArchitecture;
        return os + "-" + architecture;
    }

    private static List<Properties> read(ClassLoader loader, String resource) throws IOException {
        List<Properties> all = new ArrayList<>();
        for (URL url : Collections.list(loader.getResources(resource))) {
            Properties properties = new Properties();
            try (InputStream in = url.openStream()) {
                properties.load(in);
            }
            all.add(properties);
        }
        return all;
    }
}
