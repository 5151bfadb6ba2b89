package io.github.visionfromtext.core.checkpoint.file;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
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

    /** For reading token by token, without a tree in memory. */
    public static JsonFactory factory() {
        return FACTORY;
    }

    /** For small files, read as a whole. */
    public static JsonMapper mapper() {
        return MAPPER;
    }
}
