package io.github.visionfromtext.core.checkup.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.visionfromtext.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replies as JSON lines, one object a line, appended as they come. A last line that a crash cut off is overwritten; any other
 * line that is not a reply is an error that names it. Thread-safe; one process at a time.
 */
final class ReplyFile implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper()
            .configure(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES, true)
            .configure(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES, true);

    static {
        JSON.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(20)
                        .maxStringLength(4 << 20)
                        .build());
    }

    private final Path file;
    private final Map<String, String> replies = new HashMap<>();
    private final FileChannel channel;

    /**
     * Opens a file, or begins one.
     *
     * @throws InvalidInputException if it cannot be read or written, is used by another process, or holds something else
     */
    ReplyFile(Path file) {
        this.file = file;
        FileChannel opened = null;
        try {
            opened = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (opened.tryLock() == null) {
                throw new InvalidInputException(file + " is in use by another process; record into another file");
            }
            opened.position(load());
            channel = opened;
        } catch (IOException | OverlappingFileLockException e) {
            closeQuietly(opened, e);
            throw new InvalidInputException("Cannot record replies in " + file + ": " + e, e);
        } catch (RuntimeException e) {
            closeQuietly(opened, e);
            throw e;
        }
    }

    private static void closeQuietly(@Nullable FileChannel channel, Exception reason) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                reason.addSuppressed(e);
            }
        }
    }

    /** Reads what is there; returns where the next line goes. */
    private long load() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int line = 0;
        int begin = 0;
        for (int end = 0; end < bytes.length; end++) {
            if (bytes[end] == '\n') {
                line++;
                add(new String(bytes, begin, end - begin, StandardCharsets.UTF_8), line);
                begin = end + 1;
            }
        }
        return begin;
    }

    private void add(String text, int line) {
        if (text.isBlank()) {
            return;
        }
        RecordedReply reply = parse(text, file.toString(), line);
        replies.put(key(reply.model(), reply.question()), reply.reply());
    }

    static RecordedReply parse(String text, String source, int line) {
        try {
            @Nullable RecordedReply reply = JSON.readValue(text, RecordedReply.class);
            if (reply == null || !reply.asked().contentHash().equals(reply.question())) {
                throw new InvalidInputException("Line " + line + " of " + source
                        + " is no recorded reply, or was changed: its question lacks the hash it is filed under");
            }
            return reply;
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    "Line " + line + " of " + source + " is no recorded reply: " + e.getOriginalMessage(), e);
        }
    }

    private static String key(String model, String question) {
        return model + "\n" + question;
    }

    /** The reply a model gave; null if there is none. */
    synchronized @Nullable String find(String model, Question question) {
        return replies.get(key(model, question.contentHash()));
    }

    /** Writes a reply down before anybody uses it. */
    synchronized void append(String model, Question question, String reply) {
        try {
            byte[] line = JSON.writeValueAsBytes(new RecordedReply(model, question.contentHash(), question, reply));
            ByteBuffer buffer = ByteBuffer.allocate(line.length + 1)
                    .put(line)
                    .put((byte) '\n')
                    .flip();
            long begin = channel.position();
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.truncate(begin + line.length + 1);
            replies.put(key(model, question.contentHash()), reply);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot record a reply in " + file, e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close " + file, e);
        }
    }
}
