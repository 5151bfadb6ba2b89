package io.github.visionfromtext.backend.djl.tensorflow;

import java.io.IOException;
import java.io.OutputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Jars that look like those with TensorFlow's natives, and hold noise. */
final class NativeJars {
    static final String LIBRARY = "libjnitensorflow.so";
    private static final String FOLDER = "org/tensorflow/internal/c_api/";

    private NativeJars() {}

    /** A jar with two libraries of {@code size} bytes each. */
    static Path write(Path jar, String platform, int size) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(FOLDER + platform + "/"));
            for (String name : new String[] {LIBRARY, "libtensorflow_cc.so.2"}) {
                byte[] noise = new byte[size];
                new Random(name.hashCode()).nextBytes(noise);
                zip.putNextEntry(new ZipEntry(FOLDER + platform + "/" + name));
                zip.write(noise);
            }
        }
        return jar;
    }

    /** Where its library is. */
    static URL library(Path jar, String platform) {
        try {
            return URI.create("jar:" + jar.toUri() + "!/" + FOLDER + platform + "/" + LIBRARY)
                    .toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(jar.toString(), e);
        }
    }
}
