package io.github.visionfromtext.core.restoration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Sheet 1.4. */
class ConversationFormatTest {
    private static final OptionalLong BOS = OptionalLong.of(1);

    /** Ids of the sheet, computed there with the vocabulary of Llama 2. */
    private static final Map<String, long[]> LLAMA_2 = Map.of(
            "### Human: ", new long[] {835, 12968, 29901, 29871},
            "<Img>", new long[] {529, 25518, 29958},
            "</Img> ", new long[] {829, 25518, 29958, 29871},
            "\n### Assistant: ", new long[] {13, 2277, 29937, 4007, 22137, 29901, 29871},
            "</Img>\n###", new long[] {829, 25518, 29958, 13, 2277, 29937});

    /** Takes the longest piece it knows, else a character; pieces on purpose lie across the borders of the format. */
    private static final class Greedy {
        private static final List<String> PIECES =
                List.of(": <Img>", " <", "> \n", "<Img>", "</Img>", "###", "Human", "Assistant", ">\n");
        final List<String> texts = new ArrayList<>();

        long[] encode(String text) {
            texts.add(text);
            LongStream.Builder ids = LongStream.builder();
            for (int at = 0; at < text.length(); ) {
                String rest = text.substring(at);
                String piece =
                        PIECES.stream().filter(rest::startsWith).findFirst().orElse(rest.substring(0, 1));
                ids.add(PIECES.contains(piece) ? 1000 + PIECES.indexOf(piece) : piece.charAt(0));
                at += piece.length();
            }
            return ids.build().toArray();
        }
    }

    private static Conversation llama2() {
        return ConversationFormat.DEFAULT.tokenize(LLAMA_2::get, BOS, AdapterConfig.TASK_TOKENS);
    }

    @Test
    void thePiecesAreThoseOfThePaperInItsOrder() {
        Conversation conversation = llama2();
        assertThat(conversation.before()).containsExactly(1, 835, 12968, 29901, 29871, 529, 25518, 29958);
        assertThat(conversation.between()).containsExactly(829, 25518, 29958, 29871);
        assertThat(conversation.after()).containsExactly(13, 2277, 29937, 4007, 22137, 29901, 29871);
        assertThat(conversation.tag()).containsExactly(529, 25518, 29958);
        assertThat(conversation.closing()).containsExactly(829, 25518, 29958, 13, 2277, 29937);
    }

    @Test
    void theLengthsAreThoseOfThePaper() {
        Conversation conversation = llama2();
        int visualTokens = 197;
        assertThat(conversation.promptLength(visualTokens)).isEqualTo(229);
        assertThat(conversation.promptLength(visualTokens) + visualTokens + conversation.closing().length)
                .isEqualTo(432);
    }

    @Test
    void aModelWithoutABeginningOfTextGetsNone() {
        Conversation conversation =
                ConversationFormat.DEFAULT.tokenize(LLAMA_2::get, OptionalLong.empty(), AdapterConfig.TASK_TOKENS);
        assertThat(conversation.before()).containsExactly(835, 12968, 29901, 29871, 529, 25518, 29958);
    }

    @Test
    void noTokenSpansABorder() {
        Greedy alone = new Greedy();
        Conversation conversation = ConversationFormat.DEFAULT.tokenize(alone::encode, BOS, 10);
        assertThat(alone.texts)
                .containsExactly("### Human: ", "<Img>", "</Img> ", "\n### Assistant: ", "<Img>", "</Img>\n###");
        long acrossTag = 1000 + Greedy.PIECES.indexOf(": <Img>");
        assertThat(new Greedy().encode("### Human: <Img>")).contains(acrossTag);
        assertThat(conversation.before()).doesNotContain(acrossTag);
        long acrossTask = 1000 + Greedy.PIECES.indexOf("> \n");
        assertThat(new Greedy().encode("<a> \n### Assistant: ")).contains(acrossTask);
        assertThat(conversation.between()).doesNotContain(acrossTask);
        assertThat(conversation.after()).doesNotContain(acrossTask);
    }

    @Test
    void aSystemTextStandsBeforeTheHumanTurnInOnePieceWithIt() {
        Greedy tokenizer = new Greedy();
        new ConversationFormat("Be brief.\n\n", "### Human: ", "\n### Assistant: ", "<Img>", "</Img>", "\n###")
                .tokenize(tokenizer::encode, BOS, 10);
        assertThat(tokenizer.texts).startsWith("Be brief.\n\n### Human: ", "<Img>");
    }

    @Test
    void theSimpleFormatIsNothingButTags() {
        Greedy tokenizer = new Greedy();
        Conversation conversation = ConversationFormat.SIMPLE.tokenize(tokenizer::encode, BOS, 10);
        assertThat(tokenizer.texts).containsExactly("", "<Img>", "</Img> ", "\n", "<Img>", "</Img>\n");
        assertThat(conversation.before()).containsExactly(1, 1000 + Greedy.PIECES.indexOf("<Img>"));
    }

    @Test
    void aTokenizerThatMakesNothingOfTheTagIsRefused() {
        assertThatThrownBy(() -> ConversationFormat.DEFAULT.tokenize(text -> new long[0], BOS, 10))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("tag");
    }

    @Test
    void anIdThatIsNoIdIsRefused() {
        assertThatThrownBy(() -> ConversationFormat.DEFAULT.tokenize(text -> new long[] {3, -1}, BOS, 10))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("-1");
    }
}
