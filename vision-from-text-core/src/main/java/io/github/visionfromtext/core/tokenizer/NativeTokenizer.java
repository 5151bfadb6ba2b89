package io.github.visionfromtext.core.tokenizer;

import ai.djl.huggingface.tokenizers.jni.LibUtils;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import io.github.visionfromtext.BackendException;
import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.InvalidInputException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongFunction;

/**
 * One tokenizer inside the native library. Thread-safe: the library's tokenizers may be used by many threads at once, and a
 * lock keeps one from closing while another encodes.
 *
 * <p>Calls the library's own native methods and not DJL's class around them, which adds truncation and padding on its own
 * judgement, fetches names and character positions nobody here needs, and reports each start to its makers.
 */
final class NativeTokenizer implements AutoCloseable {
    private static final String FLAVOR = "RUST_FLAVOR";

    private final String description;
    private final long handle;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    private NativeTokenizer(String description, long handle) {
        this.description = description;
        this.handle = handle;
    }

    /**
     * Loads a definition.
     *
     * @param json a {@code tokenizer.json}
     * @throws CheckpointException if the library refuses it
     * @throws BackendException if the library has no native code for this platform
     */
    static NativeTokenizer parse(String description, String json) {
        TokenizersLibrary library = library();
        try {
            return new NativeTokenizer(description, library.createTokenizerFromString(json));
        } catch (RuntimeException e) {
            throw new CheckpointException(
                    description + ": the tokenizers library does not accept this tokenizer: " + e.getMessage(), e);
        }
    }

    long[] encode(String text, boolean addSpecialTokens) {
        return use(tokenizer -> {
            TokenizersLibrary library = library();
            try {
                long encoding = library.encode(tokenizer, wellFormed(text), addSpecialTokens);
                try {
                    return library.getTokenIds(encoding);
                } finally {
                    library.deleteEncoding(encoding);
                }
            } catch (RuntimeException e) {
                throw new InvalidInputException(description + ": cannot encode the text: " + e.getMessage(), e);
            }
        });
    }

    String decode(long[] ids, boolean skipSpecialTokens) {
        return use(tokenizer -> {
            try {
                return library().decode(tokenizer, ids, skipSpecialTokens);
            } catch (RuntimeException e) {
                throw new InvalidInputException(description + ": cannot decode the ids: " + e.getMessage(), e);
            }
        });
    }

    private <T> T use(LongFunction<T> function) {
        Lock shared = lock.readLock();
        shared.lock();
        try {
            if (closed) {
                throw new InvalidInputException(description + ": the tokenizer has been closed");
            }
            return function.apply(handle);
        } finally {
            shared.unlock();
        }
    }

    /** A lone half of a surrogate pair is no character and has no UTF-8; it becomes U+FFFD, as everywhere. */
    private static String wellFormed(String text) {
        StringBuilder repaired = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                repaired = repaired == null ? new StringBuilder(text) : repaired;
                repaired.setCharAt(i, '\ufffd');
            }
        }
        return repaired == null ? text : repaired.toString();
    }

    private static TokenizersLibrary library() {
        try {
            return Library.INSTANCE;
        } catch (LinkageError e) {
            throw new BackendException(
                    "The native tokenizers library does not load on this platform (" + System.getProperty("os.name")
                            + " "
                            + System.getProperty("os.arch") + "); see the cause, and set DJL_CACHE_DIR to a folder that"
                            + " can be written if it is about a file",
                    e);
        }
    }

    @Override
    public void close() {
        Lock exclusive = lock.writeLock();
        exclusive.lock();
        try {
            if (!closed) {
                closed = true;
                library().deleteTokenizer(handle);
            }
        } finally {
            exclusive.unlock();
        }
    }

    /** Loads the native code on first use. */
    private static final class Library {
        static final TokenizersLibrary INSTANCE = load();

        private static TokenizersLibrary load() {
            // Where it finds a CUDA device, DJL would download another build of the library.
            if (System.getenv(FLAVOR) == null && System.getProperty(FLAVOR) == null) {
                System.setProperty(FLAVOR, "cpu");
            }
            LibUtils.checkStatus();
            return TokenizersLibrary.LIB;
        }
    }
}
