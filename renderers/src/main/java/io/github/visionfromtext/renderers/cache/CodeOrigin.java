package io.github.visionfromtext.renderers.cache;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Tells one build of a renderer from another, though both may bear one version while it is being worked on. */
final class CodeOrigin {
    private CodeOrigin() {}

    /** A hash of the jar or folder that a class comes from; its name where that cannot be read. */
    static String hash(Class<?> type) {
        try {
            CodeSource source = type.getProtectionDomain().getCodeSource();
            if (source == null || source.getLocation() == null) {
                return type.getName();
            }
            Path origin = Path.of(source.getLocation().toURI());
            MessageDigest digest = CacheKey.sha256();
            if (Files.isDirectory(origin)) {
                addFolder(origin, digest);
            } else {
                addJar(origin, digest);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException | URISyntaxException | RuntimeException e) {
            return type.getName();
        }
    }

    private static void addFolder(Path folder, MessageDigest digest) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            digest.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file));
        }
    }

    /** Names and checksums of what is in it: a jar may hold gigabytes that are none of its renderer's. */
    private static void addJar(Path jar, MessageDigest digest) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> entries = Collections.list(zip.entries());
            entries.sort(Comparator.comparing(ZipEntry::getName));
            for (ZipEntry entry : entries) {
                String line = entry.getName() + " " + entry.getSize() + " " + entry.getCrc() + "\n";
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
