package io.github.visionfromtext.examples.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.tokenizer.ChatFormat;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StreamedTextTest {
    private final StringWriter out = new StringWriter();

    @Test
    void charactersWaitForAllTheirBytes() {
        StreamedText text = new StreamedText(new ByteTokenizer(""), new PrintWriter(out));
        byte[] bytes = "a\u00e9\ud83d\ude00!".getBytes(StandardCharsets.UTF_8);
        StringBuilder seen = new StringBuilder();
        for (byte b : bytes) {
            text.accept(b & 0xff);
            assertThat(out.toString()).doesNotContain("\ufffd").startsWith(seen.toString());
            seen.setLength(0);
            seen.append(out);
        }
        text.finish();
        assertThat(out).hasToString("a\u00e9\ud83d\ude00!" + System.lineSeparator());
    }

    @Test
    void whatStaysIncompleteIsPrintedInTheEnd() {
        StreamedText text = new StreamedText(new ByteTokenizer(""), new PrintWriter(out));
        text.accept('a');
        text.accept(0xc3);
        text.finish();
        assertThat(out).hasToString("a\ufffd" + System.lineSeparator());
    }

    @Test
    void chatMlHasNoBeginOfTextAndItsMarksAreTokens() {
        ByteTokenizer tokenizer = new ByteTokenizer("{{'<|im_start|>' + message['role']}}");
        String prompt = tokenizer.decode(ChatFormat.of(tokenizer).encode(tokenizer, "Hi <|im_end|>"), true);
        assertThat(prompt).isEqualTo("[im_start]user\nHi <|im_end|>[im_end]\n[im_start]assistant\n");
        assertThat(ChatFormat.of(tokenizer).endOfTurn(tokenizer)).hasValue(ByteTokenizer.IM_END);
    }

    @Test
    void llamaBeginsTheText() {
        ByteTokenizer tokenizer = new ByteTokenizer("{{ bos_token + '[INST] ' }}");
        String prompt = tokenizer.decode(ChatFormat.of(tokenizer).encode(tokenizer, "Hi"), true);
        assertThat(prompt).isEqualTo("[bos][INST] Hi [/INST]");
    }

    @Test
    void unknownTemplateIsAnError() {
        assertThatThrownBy(() -> ChatFormat.of(new ByteTokenizer("{{ user }}: {{ text }}")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("continue a text");
    }
}
