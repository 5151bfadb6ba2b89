package io.github.visionfromtext.backend.djl.tensorflow;

import io.github.visionfromtext.BackendException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder in which natives are unpacked once, for every program of the user. Processes that come at the same time wait for
 * the first; what is there is complete, since it gets its name only when every checksum was right.
 */
final class NativeCache {
    private static final Logger LOG = LoggerFactory.getLogger(NativeCache.class);
    private static final String REMEDY =
            "name a folder with room that can be written in the environment variable DJL_CACHE_DIR";

    private final Path root;

    NativeCache(Path root) {
        this.root = root;
    }

    /**
     * The folder with the files beside a library in its jar, unpacked now unless they are there.
     *
     * @throws BackendException if the jar is damaged or the folder cannot be written
     */
    Path unpack(URL library) {
        List<NativeJar.File> files = files(library);
        Path folder = root.resolve(name(files));
        try {
            if (!isComplete(folder, files)) {
                Files.createDirectories(root);
                synchronized (NativeCache.class) {
                    unpackLocked(library, files, folder);
                }
            }
            return folder;
        } catch (AccessDeniedException | ReadOnlyFileSystemException e) {
            throw unwritable(e);
        } catch (FileSystemException e) {
            // A file system mounted for reading only says so in words alone.
            throw String.valueOf(e.getReason()).contains("Read-only") ? unwritable(e) : failed(e);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private BackendException unwritable(Exception e) {
        return new BackendException(
                "The natives of TensorFlow cannot be unpacked: the folder " + root + " cannot be written; " + REMEDY,
                e);
    }

    private BackendException failed(IOException e) {
        return new BackendException(
                "The natives of TensorFlow cannot be unpacked to " + root + ": " + e + "; " + REMEDY, e);
    }

    private static List<NativeJar.File> files(URL library) {
        try {
            return NativeJar.files(library);
        } catch (IOException e) {
            throw damaged(library, e);
        }
    }

    private static BackendException damaged(URL library, IOException cause) {
        String jar = library.toString().replaceFirst("^jar:", "").replaceFirst("!.*$", "");
        return new BackendException(
                "The jar with the natives of TensorFlow is damaged (" + cause.getMessage() + "): delete "
                        + Path.of(URI.create(jar)) + " and let the build fetch it again",
                cause);
    }

    /** Another build of the natives gets another folder. */
    private static String name(List<NativeJar.File> files) {
        CRC32 all = new CRC32();
        files.stream()
                .sorted(Comparator.comparing(NativeJar.File::name))
                .forEach(file -> all.update(file.toString().getBytes(StandardCharsets.UTF_8)));
        return "natives-" + Long.toHexString(all.getValue());
    }

    /** Whether every file is there with its size; checksums were compared before the folder got its name. */
    private static boolean isComplete(Path folder, List<NativeJar.File> files) throws IOException {
        for (NativeJar.File file : files) {
            Path path = folder.resolve(file.name());
            if (!Files.isRegularFile(path) || Files.size(path) != file.size()) {
                return false;
            }
        }
        return true;
    }

    private void unpackLocked(URL library, List<NativeJar.File> files, Path folder) throws IOException {
        Path lock = root.resolve(folder.getFileName() + ".lock");
        // Threads of this process come here one by one; the file keeps out other processes.
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = channel.lock()) {
            if (!isComplete(folder, files)) {
                LOG.info("Unpacking the natives of TensorFlow to {}, once", folder);
                Path unfinished = root.resolve(folder.getFileName() + ".unfinished");
                delete(unfinished);
                delete(folder);
                try {
                    requireRoom(files);
                    Files.createDirectories(unfinished);
                    copy(library, files, unfinished);
                    Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
                } finally {
                    delete(unfinished);
                }
            }
        }
    }

    private void requireRoom(List<NativeJar.File> files) throws IOException {
        long needed = files.stream().mapToLong(NativeJar.File::size).sum();
        long free = Files.getFileStore(root).getUsableSpace();
        if (free < needed) {
            throw new BackendException("The natives of TensorFlow need " + (needed >> 20) + " MB in " + root
                    + ", where " + (free >> 20) + " MB are free; make room, or " + REMEDY);
        }
    }

    private static void copy(URL library, List<NativeJar.File> files, Path target) throws IOException {
        for (NativeJar.File file : files) {
            URL url = new URL(library, file.name());
            CRC32 checksum = new CRC32();
            try (InputStream in = new CheckedInputStream(read(url), checksum);
                    OutputStream out = Files.newOutputStream(target.resolve(file.name()))) {
                transfer(in, out, library);
            }
            if (checksum.getValue() != file.checksum()) {
                throw damaged(library, new ZipException("the checksum of " + file.name() + " is wrong"));
            }
        }
    }

    private static InputStream read(URL url) throws IOException {
        return NativeJar.open(url).getInputStream();
    }

    /** Tells a jar that cannot be read from a folder that cannot be written. */
    private static void transfer(InputStream in, OutputStream out, URL library) throws IOException {
        byte[] buffer = new byte[1 << 16];
        while (true) {
            int count;
            try {
                count = in.read(buffer);
            } catch (IOException e) {
                throw damaged(library, e);
            }
            if (count < 0) {
                return;
            }
            out.write(buffer, 0, count);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
