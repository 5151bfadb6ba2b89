package io.github.visionfromtext.core.restoration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.restoration.Decoding;
import io.github.visionfromtext.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VisualTokenLoopTest {
    private static final int BATCH = 2;
    private static final int TOKENS = 12;
    private static final int WIDTH = 3;

    private final Conversation conversation =
            new Conversation(new long[] {1, 2}, new long[] {3}, new long[] {4, 5}, new long[] {6}, new long[] {7}, 10);
    private final Tensor degraded = random();

    private static Tensor random() {
        SplittableRandom random = new SplittableRandom(7);
        float[] values = new float[BATCH * TOKENS * WIDTH];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextDouble() * 2 - 1);
        }
        return Tensor.floats(values, BATCH, TOKENS, WIDTH);
    }

    private ToySession session() {
        return new ToySession(conversation.promptLength(TOKENS));
    }

    private VisualTokenLoop.Generated generate(Decoding decoding, ToySession session) {
        return VisualTokenLoop.of(decoding).generate(session, conversation, degraded, VisualTokenLoop.Listening.NONE);
    }

    private VisualTokenLoop.Generated sequential() {
        return generate(new Decoding.Sequential(), session());
    }

    @Test
    void sequentialDecodingCallsTheDecoderOncePerToken() {
        ToySession session = session();
        assertThat(generate(new Decoding.Sequential(), session).passes()).isEqualTo(TOKENS);
        assertThat(session.calls)
                .hasSize(TOKENS)
                .startsWith("prefill", "advance")
                .doesNotContain("draft");
    }

    @Test
    void fixedPointWithoutToleranceReachesTheSequentialResultExactly() {
        VisualTokenLoop.Generated parallel = generate(new Decoding.FixedPoint(0, 100), session());
        assertThat(parallel.tokens().floats()).isEqualTo(sequential().tokens().floats());
        assertThat(parallel.passes()).isLessThanOrEqualTo(TOKENS);
    }

    @Test
    void tokenKIsExactAfterKPlusOnePasses() {
        float[] exact = sequential().tokens().floats();
        for (int passes = 1; passes <= TOKENS; passes++) {
            float[] parallel = generate(new Decoding.FixedPoint(0, passes), session())
                    .tokens()
                    .floats();
            for (int row = 0; row < BATCH; row++) {
                int from = row * TOKENS * WIDTH;
                for (int i = from; i < from + passes * WIDTH; i++) {
                    assertThat(parallel[i]).isEqualTo(exact[i]);
                }
            }
        }
    }

    @Test
    void aToleranceBoundsTheDistanceToTheSequentialResult() {
        float[] exact = sequential().tokens().floats();
        double before = Double.POSITIVE_INFINITY;
        for (double tolerance : new double[] {0.3, 0.03, 0.003, 0.0003}) {
            VisualTokenLoop.Generated parallel = generate(new Decoding.FixedPoint(tolerance, 100), session());
            double distance = distance(parallel.tokens().floats(), exact);
            assertThat(distance).isLessThanOrEqualTo(10 * tolerance).isLessThanOrEqualTo(before);
            assertThat(parallel.passes()).isLessThanOrEqualTo(TOKENS);
            before = distance;
        }
    }

    @Test
    void everyTokenIsReportedOnceForEveryTileInOrder() {
        for (Decoding decoding : List.of(new Decoding.Sequential(), new Decoding.FixedPoint(0.01, 3))) {
            List<String> heard = new ArrayList<>();
            VisualTokenLoop.of(decoding)
                    .generate(
                            session(),
                            conversation,
                            degraded,
                            new VisualTokenLoop.Listening(
                                    (tile, token, count, pass) -> heard.add(tile + ":" + token),
                                    40,
                                    new CancellationToken()));
            List<String> expected = new ArrayList<>();
            for (int token = 0; token < TOKENS; token++) {
                expected.add("40:" + token);
                expected.add("41:" + token);
            }
            assertThat(heard).isEqualTo(expected);
        }
    }

    @Test
    void aCancelledTokenStopsBeforeTheNextDecoderCall() {
        for (Decoding decoding : List.of(new Decoding.Sequential(), new Decoding.FixedPoint(0, 100))) {
            CancellationToken cancellation = new CancellationToken();
            ToySession session = session();
            VisualTokenLoop loop = VisualTokenLoop.of(decoding);
            assertThatThrownBy(() -> loop.generate(
                            session,
                            conversation,
                            degraded,
                            new VisualTokenLoop.Listening(
                                    (tile, token, count, pass) -> cancellation.cancel(), 0, cancellation)))
                    .isInstanceOf(CancelledException.class);
            assertThat(session.calls).hasSize(1);
        }
    }

    private static double distance(float[] a, float[] b) {
        double difference = 0;
        double length = 0;
        for (int i = 0; i < a.length; i++) {
            difference += Math.pow((double) a[i] - b[i], 2);
            length += (double) b[i] * b[i];
        }
        return Math.sqrt(difference / length);
    }
}
