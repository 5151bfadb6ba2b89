package io.github.visionfromtext.core.restoration;

import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.restoration.Decoding;
import io.github.visionfromtext.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All tokens at once, refined in passes. With s tokens settled in every row of the batch, a pass feeds tokens s-1 .. N-2 and
 * reads s .. N-1; the cache rows of settled tokens stay. The first token read depends on settled ones alone and so is exact;
 * those behind it settle as long as none has moved by more than the tolerance.
 */
final class FixedPointLoop implements VisualTokenLoop {
    private final Decoding.FixedPoint settings;

    FixedPointLoop(Decoding.FixedPoint settings) {
        this.settings = settings;
    }

    @Override
    public Generated generate(Session session, Conversation conversation, Tensor degraded, Listening listening) {
        int batch = (int) degraded.size(0);
        int count = (int) degraded.size(1);
        int width = (int) degraded.size(2);
        float[] tokens = degraded.floats().clone();
        int settled = 0;
        int pass = 0;
        while (settled < count && pass < settings.maxPasses()) {
            listening.cancellation().throwIfCancelled("Generating visual tokens");
            Tensor before = Tensor.floats(tokens, batch, count, width);
            Tensor refined;
            if (pass == 0) {
                Map<String, Tensor> inputs = new LinkedHashMap<>(VisualTokenLoop.prompt(conversation, degraded));
                inputs.put("tokens", TokenRows.slice(before, 0, count - 1));
                refined = session.run(RestorationGraph.DRAFT, inputs, "tokens");
            } else {
                refined = VisualTokenLoop.advance(
                        session,
                        TokenRows.slice(before, settled - 1, count - 1),
                        TokenRows.slice(degraded, settled, count),
                        conversation.promptLength(count) + settled - 1L);
            }
            pass++;
            int now = settled + 1 + stillPrefix(tokens, refined, settled, count);
            TokenRows.put(tokens, count, refined, settled);
            for (int k = settled; k < now; k++) {
                listening.settled(batch, k, count, pass);
            }
            settled = now;
        }
        for (int k = settled; k < count; k++) {
            listening.settled(batch, k, count, pass);
        }
        return new Generated(Tensor.floats(tokens, batch, count, width), pass);
    }

    /** How many tokens right behind the exact first one moved by no more than the tolerance, in every row. */
    private int stillPrefix(float[] before, Tensor refined, int first, int count) {
        int width = (int) refined.size(2);
        int read = count - first;
        int still = 0;
        while (1 + still < read) {
            for (int row = 0; row < refined.size(0); row++) {
                int old = (row * count + first + 1 + still) * width;
                int fresh = (row * read + 1 + still) * width;
                if (movement(before, old, refined.floats(), fresh, width) > settings.tolerance()) {
                    return still;
                }
            }
            still++;
        }
        return still;
    }

    private static double movement(float[] before, int old, float[] after, int fresh, int width) {
        double moved = 0;
        double length = 0;
        for (int i = 0; i < width; i++) {
            double difference = (double) after[fresh + i] - before[old + i];
            moved += difference * difference;
            length += (double) after[fresh + i] * after[fresh + i];
        }
        return length == 0 ? (moved == 0 ? 0 : 1) : Math.sqrt(moved / length);
    }
}
