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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the classes of a worker are, so that the cage's user can read them: in place where everybody can, else copied to a
 * folder that this JVM deletes at its end. A local repository in the home of root is the common case.
 */
final class ClassPathCopy {
    private ClassPathCopy() {}

    /**
     * Jars and folders that hold some classes, each once.
     *
     * @throws IOException if they cannot be copied
     * @throws ClassNotFoundException if a class is on no class path; the message is its name
     */
    static List<Path> readable(List<String> classes) throws IOException, ClassNotFoundException {
        Set<Path> origins = new LinkedHashSet<>();
        for (String name : classes) {
            origins.add(origin(Class.forName(name, false, ClassPathCopy.class.getClassLoader())));
        }
        List<Path> readable = new ArrayList<>();
        Path copies = null;
        for (Path origin : origins) {
            if (isReadableByAll(origin)) {
                readable.add(origin);
                continue;
            }
            if (copies == null) {
                copies = folder();
            }
            readable.add(copy(origin, copies.resolve(readable.size() + "-" + origin.getFileName())));
        }
        return readable;
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
        Path folder = Files.createTempDirectory("worker-classes");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "worker-classes"));
        return folder;
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
