package io.github.visionfromtext.core.restoration;

import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.tensor.Tensor;

/** One token a step over a key/value cache: the reference. */
final class SequentialLoop implements VisualTokenLoop {
    @Override
    public Generated generate(Session session, Conversation conversation, Tensor degraded, Listening listening) {
        int batch = (int) degraded.size(0);
        int count = (int) degraded.size(1);
        int width = (int) degraded.size(2);
        float[] tokens = new float[batch * count * width];
        long position = 0;
        Tensor token = null;
        for (int k = 0; k < count; k++) {
            listening.cancellation().throwIfCancelled("Generating visual tokens");
            if (token == null) {
                token = session.run(RestorationGraph.PREFILL, VisualTokenLoop.prompt(conversation, degraded), "tokens");
                position = conversation.promptLength(count);
            } else {
                token = VisualTokenLoop.advance(session, token, TokenRows.slice(degraded, k, k + 1), position++);
            }
            TokenRows.put(tokens, count, token, k);
            listening.settled(batch, k, count, k + 1);
        }
        return new Generated(Tensor.floats(tokens, batch, count, width), count);
    }
}
