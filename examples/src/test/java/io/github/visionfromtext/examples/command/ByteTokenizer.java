package io.github.visionfromtext.examples.command;

import io.github.visionfromtext.core.tokenizer.SpecialTokens;
import io.github.visionfromtext.core.tokenizer.Tokenizer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Bytes are tokens, and so are three marks. */
final class ByteTokenizer implements Tokenizer {
    static final long BOS = 256;
    static final long IM_START = 257;
    static final long IM_END = 258;

    private final String template;

    ByteTokenizer(String template) {
        this.template = template;
    }

    @Override
    public long[] encode(String text, SpecialTokens specialTokens) {
        List<Long> ids = new ArrayList<>();
        String rest = text;
        while (!rest.isEmpty()) {
            if (specialTokens == SpecialTokens.PARSED && rest.startsWith("<|im_start|>")) {
                ids.add(IM_START);
                rest = rest.substring(12);
            } else if (specialTokens == SpecialTokens.PARSED && rest.startsWith("<|im_end|>")) {
                ids.add(IM_END);
                rest = rest.substring(10);
            } else {
                for (byte b : rest.substring(0, 1).getBytes(StandardCharsets.UTF_8)) {
                    ids.add(b & 0xffL);
                }
                rest = rest.substring(1);
            }
        }
        return ids.stream().mapToLong(Long::longValue).toArray();
    }

    @Override
    public String decode(long[] ids, boolean withSpecialTokens) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (long id : ids) {
            if (id < 256) {
                bytes.write((int) id);
            } else {
                bytes.writeBytes((id == BOS ? "[bos]" : id == IM_START ? "[im_start]" : "[im_end]")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public OptionalLong idOf(String token) {
        return token.equals("<|im_end|>") ? OptionalLong.of(IM_END) : OptionalLong.empty();
    }

    @Override
    public int vocabularySize() {
        return 259;
    }

    @Override
    public OptionalLong beginOfText() {
        return OptionalLong.of(BOS);
    }

    @Override
    public OptionalLong endOfText() {
        return OptionalLong.empty();
    }

    @Override
    public Optional<String> chatTemplate() {
        return Optional.of(template);
    }

    @Override
    public String description() {
        return "bytes";
    }

    @Override
    public String sha256() {
        return "0".repeat(64);
    }

    @Override
    public void close() {}
}
