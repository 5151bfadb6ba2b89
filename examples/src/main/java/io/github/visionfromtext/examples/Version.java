package io.github.visionfromtext.examples;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code vft --version} prints: the version Maven built, and the Java and machine it runs on. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        Properties build = new Properties();
        try (InputStream in = Objects.requireNonNull(Version.class.getResourceAsStream("/vft.properties"))) {
            build.load(in);
        }
        return new String[] {
            "Vision from Text " + build.getProperty("version"),
            "Java ${java.version} (${java.vendor}), ${os.name} ${os.arch}",
        };
    }
}
