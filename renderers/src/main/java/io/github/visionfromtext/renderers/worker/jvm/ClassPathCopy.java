package io.github.visionfromtext.renderers.worker.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the classes of a worker are, so that the cage's user can read them: in place where everybody can, else copied to a
 * folder that this JVM deletes at its end. A local repository in the home of root is the common case.
 */
final class ClassPathCopy {
    /** What was copied already, for any worker: the libraries of one are 30 MB. */
    private static final Map<Path, Path> COPIES = new HashMap<>();

    private static @Nullable Path folder;

    private ClassPathCopy() {}

    /**
     * Jars and folders that hold some classes, each once.
     *
     * @throws IOException if they cannot be copied
     * @throws ClassNotFoundException if a class is on no class path; the message is its name
     */
    static synchronized List<Path> readable(List<String> classes) throws IOException, ClassNotFoundException {
        Set<Path> origins = new LinkedHashSet<>();
        for (String name : classes) {
            origins.add(origin(Class.forName(name, false, ClassPathCopy.class.getClassLoader())));
        }
        List<Path> readable = new ArrayList<>();
        for (Path origin : origins) {
            readable.add(isReadableByAll(origin) ? origin : copy(origin));
        }
        return readable;
    }

    private static Path copy(Path origin) throws IOException {
        Path known = COPIES.get(origin);
        if (known == null) {
            Path target = folder();
            known = copy(origin, target.resolve(COPIES.size() + "-" + origin.getFileName()));
            COPIES.put(origin, known);
        }
        return known;
    }

    private static Path origin(Class<?> type) throws IOException {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toRealPath();
        } catch (java.net.URISyntaxException | RuntimeException e) {
            throw new IOException("cannot tell which jar holds " + type.getName(), e);
        }
    }

    private static boolean isReadableByAll(Path path) throws IOException {
        for (Path part = path; part != null; part = part.getParent()) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(part);
            boolean folder = Files.isDirectory(part);
            if ((part.equals(path) && !permissions.contains(PosixFilePermission.OTHERS_READ))
                    || (folder && !permissions.contains(PosixFilePermission.OTHERS_EXECUTE))) {
                return false;
            }
        }
        return true;
    }

    private static Path folder() throws IOException {
        Path known = folder;
        if (known == null) {
            Path made = Files.createTempDirectory("worker-classes");
            Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-xr-x"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(made), "worker-classes"));
            folder = made;
            known = made;
        }
        return known;
    }

    private static Path copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Path target = Files.createDirectory(to.resolve(from.relativize(folder)));
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path target = file.equals(from) ? to : to.resolve(from.relativize(file));
                Files.copy(file, target);
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r--r--"));
                return FileVisitResult.CONTINUE;
            }
        });
        return to;
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // It is a copy in the temporary folder: whoever cleans that finds it.
        }
    }
}
