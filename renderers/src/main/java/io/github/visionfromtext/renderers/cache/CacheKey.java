package io.github.visionfromtext.renderers.cache;

import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderLimits;
import io.github.visionfromtext.drawing.RenderOptions;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What a rendering was made from: SHA-256 of its parts, each behind its length, so that no two lists of parts are the same
 * bytes.
 */
final class CacheKey {
    private final MessageDigest digest = sha256();

    private CacheKey() {}

    /**
     * The key of a rendering.
     *
     * @param renderer what the renderer says of itself, and what it is made of
     * @return 64 hexadecimal digits
     */
    static String of(DrawingProgram program, RenderOptions options, Map<String, String> renderer) {
        CacheKey key = new CacheKey();
        key.add(program.language().name());
        key.add(program.source());
        RenderLimits limits = options.limits();
        List.of(
                        options.size(),
                        options.background(),
                        options.antialias(),
                        options.frame(),
                        options.seed(),
                        limits.time(),
                        limits.memoryBytes(),
                        limits.sourceCharacters(),
                        limits.outputBytes())
                .forEach(key::add);
        renderer.forEach((name, value) -> {
            key.add(name);
            key.add(value);
        });
        return HexFormat.of().formatHex(key.digest.digest());
    }

    /** Adds the characters as they are: an encoding would give one byte sequence to several texts that are not Unicode. */
    private void add(Object part) {
        String text = part.toString();
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + Character.BYTES * text.length());
        bytes.putInt(text.length());
        bytes.asCharBuffer().put(text);
        digest.update(bytes.array());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
