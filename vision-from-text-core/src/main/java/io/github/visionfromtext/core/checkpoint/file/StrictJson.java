package io.github.visionfromtext.core.checkpoint.file;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.visionfromtext.CheckpointException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** JSON from files that may be hostile: nesting, names and numbers have limits, no key may occur twice. */
public final class StrictJson {
    /** Deeper than any configuration, shallow enough for every recursive walk. */
    public static final int MAX_DEPTH = 64;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(64)
                    .maxNameLength(1 << 16)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // Interned names would stay in the virtual machine long after the checkpoint.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY).build();

    private StrictJson() {}

    /**
     * Where bytes stop being UTF-8, or -1. The parser's own check lets some malformed names pass.
     *
     * @return index of the first bad byte
     */
    public static int malformedUtf8(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CharBuffer discarded = CharBuffer.allocate(1 << 10);
        while (true) {
            CoderResult result = decoder.decode(input, discarded.clear(), true);
            if (result.isError()) {
                return input.position();
            }
            if (result.isUnderflow()) {
                return -1;
            }
        }
    }

    /** Byte at which parsing failed; 0 if the parser does not say, as when a limit is exceeded. */
    public static long offset(JacksonException failure) {
        return failure.getLocation() == null
                ? 0
                : Math.max(0, failure.getLocation().getByteOffset());
    }

    /**
     * A JSON object, as a tree.
     *
     * @param description what the bytes are, for messages
     * @throws CheckpointException if they are no JSON object
     */
    public static ObjectNode object(String description, byte[] utf8) {
        try {
            if (MAPPER.readTree(utf8) instanceof ObjectNode object) {
                return object;
            }
            throw new CheckpointException(description + ": expected a JSON object");
        } catch (JacksonException e) {
            throw new CheckpointException(
                    description + ": byte " + offset(e) + ": not valid JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new CheckpointException(description + ": not valid JSON: " + e.getMessage(), e);
        }
    }

    /** For reading token by token, without a tree in memory. */
    public static JsonFactory factory() {
        return FACTORY;
    }

    /** For values in memory. */
    public static JsonMapper mapper() {
        return MAPPER;
    }
}
