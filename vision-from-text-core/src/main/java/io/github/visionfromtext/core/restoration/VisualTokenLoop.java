package io.github.visionfromtext.core.restoration;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.restoration.Decoding;
import io.github.visionfromtext.restoration.VisualTokenListener;
import io.github.visionfromtext.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Generates the visual tokens of restored images from those of degraded ones: the autoregressive recurrence of sheet 1.7 over
 * the functions of {@link RestorationGraph}.
 */
interface VisualTokenLoop {
    /**
     * What a loop yields.
     *
     * @param tokens {@code [batch, tokens, features]}
     * @param passes decoder calls it took, prefill included
     */
    record Generated(Tensor tokens, int passes) {}

    /**
     * Generates the tokens of a batch of images.
     *
     * @param session of a restoration module, opened for this batch
     * @param conversation text of the prompt
     * @param degraded {@code [batch, tokens, features]}
     */
    Generated generate(Session session, Conversation conversation, Tensor degraded, Listening listening);

    /** Whom to tell and whom to obey. {@code firstTile} is the tile number of the batch's first row. */
    record Listening(VisualTokenListener tokens, int firstTile, CancellationToken cancellation) {
        static final Listening NONE = new Listening(VisualTokenListener.NONE, 0, new CancellationToken());

        void settled(int batch, int token, int count, int pass) {
            for (int row = 0; row < batch; row++) {
                tokens.visualToken(firstTile + row, token, count, pass);
            }
        }
    }

    static VisualTokenLoop of(Decoding decoding) {
        return decoding instanceof Decoding.FixedPoint fixedPoint
                ? new FixedPointLoop(fixedPoint)
                : new SequentialLoop();
    }

    /** Arguments of {@code prefill}. */
    static Map<String, Tensor> prompt(Conversation conversation, Tensor degraded) {
        Map<String, Tensor> inputs = new LinkedHashMap<>(conversation.promptInputs());
        inputs.put("degraded", degraded);
        return inputs;
    }

    /** Calls {@code advance}: feeds tokens from a position on and reads those that follow each of them. */
    static Tensor advance(Session session, Tensor tokens, Tensor degradedNext, long position) {
        return session.run(
                RestorationGraph.ADVANCE,
                Map.of("tokens", tokens, "degraded", degradedNext, "position", Tensor.scalar(position)),
                "tokens");
    }
}
