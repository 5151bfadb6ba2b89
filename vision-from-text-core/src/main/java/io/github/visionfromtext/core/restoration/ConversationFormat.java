package io.github.visionfromtext.core.restoration;

import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The one-turn chat around a restoration (sheet 1.4). With the defaults it reads, "_" being a space,
 *
 * <pre>
 * [BOS] ###_Human:_ &lt;Img&gt; [degraded] &lt;/Img&gt;_ [task] \n###_Assistant:_ &lt;Img&gt; [restored] &lt;/Img&gt;\n###
 * </pre>
 *
 * @param system text before everything, empty for none
 * @param human what opens the human turn
 * @param assistant what opens the assistant turn
 * @param imageStart tag before an image
 * @param imageEnd tag behind an image
 * @param separator what closes a turn
 */
public record ConversationFormat(
        String system, String human, String assistant, String imageStart, String imageEnd, String separator) {
    /** The paper's template. */
    public static final ConversationFormat DEFAULT =
            new ConversationFormat("", "### Human: ", "\n### Assistant: ", "<Img>", "</Img>", "\n###");

    /** Nothing but tags: the repository's task type {@code simple}. */
    public static final ConversationFormat SIMPLE = new ConversationFormat("", "", "\n", "<Img>", "</Img>", "\n");

    /**
     * Token ids of the pieces. Each piece is tokenised by itself, so that no token spans a border.
     *
     * @param encode text to ids, without special tokens
     * @param beginOfText id that opens every text, if the model has one
     * @param taskTokens learned task embeddings between the turns
     */
    public Conversation tokenize(Function<String, long[]> encode, OptionalLong beginOfText, int taskTokens) {
        long[] opening = beginOfText.isPresent() ? new long[] {beginOfText.getAsLong()} : new long[0];
        return new Conversation(
                join(opening, encode.apply(system + human), encode.apply(imageStart)),
                encode.apply(imageEnd + " "),
                encode.apply(assistant),
                encode.apply(imageStart),
                encode.apply(imageEnd + separator),
                taskTokens);
    }

    private static long[] join(long[]... parts) {
        int length = 0;
        for (long[] part : parts) {
            length += part.length;
        }
        long[] joined = new long[length];
        int at = 0;
        for (long[] part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }
}
