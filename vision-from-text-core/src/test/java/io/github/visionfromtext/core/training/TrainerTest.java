package io.github.visionfromtext.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.tensor.Tensor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainerTest {
    private static final int SIZE = 5;
    private static final MicroBatches BATCHES =
            (seed, step, micro) -> LeastSquaresSession.batch(SIZE, seed, step, micro);

    private final LeastSquaresSession session = new LeastSquaresSession(SIZE);

    private TrainingReport train(Trainer trainer, MicroBatches batches) {
        return trainer.train(session, "f", "loss", batches, ProgressListener.NONE, new CancellationToken());
    }

    @Test
    void findsTheLeastSquaresSolution() {
        TrainerSettings settings = TrainerSettings.of(2000, LearningRateSchedule.cosine(0.1, 20));
        TrainingReport report = train(Trainer.of(settings, Provenance.EMPTY), BATCHES);
        assertThat(session.weights()).containsExactly(new float[] {1, 2, 3, 4, 5}, within(0.01f));
        assertThat(report.steps()).isEqualTo(2000);
        assertThat(report.lostSteps()).isZero();
        assertThat(report.loss()).isLessThan(1e-3);
    }

    @Test
    void accumulatingEqualsOneLargeBatch() {
        TrainerSettings settings = TrainerSettings.of(50, LearningRateSchedule.linear(0.1, 0));
        train(Trainer.of(settings.withAccumulation(4), Provenance.EMPTY), BATCHES);
        float[] accumulated = session.weights();
        LeastSquaresSession large = new LeastSquaresSession(SIZE);
        Trainer.of(settings, Provenance.EMPTY)
                .train(large, "f", "loss", TrainerTest::fourInOne, ProgressListener.NONE, new CancellationToken());
        assertThat(accumulated).containsExactly(large.weights(), within(1e-4f));
    }

    private static Map<String, Tensor> fourInOne(long seed, long step, int micro) {
        float[] x = new float[4 * 8 * SIZE];
        float[] y = new float[4 * 8];
        for (int i = 0; i < 4; i++) {
            Map<String, Tensor> part = LeastSquaresSession.batch(SIZE, seed, step, i);
            System.arraycopy(part.get("x").floats(), 0, x, i * 8 * SIZE, 8 * SIZE);
            System.arraycopy(part.get("y").floats(), 0, y, i * 8, 8);
        }
        return Map.of("x", Tensor.floats(x, 32, SIZE), "y", Tensor.floats(y, 32));
    }

    @Test
    void anotherSeedTakesAnotherWay() {
        TrainerSettings settings = TrainerSettings.of(10, LearningRateSchedule.linear(0.1, 0));
        train(Trainer.of(settings, Provenance.EMPTY), BATCHES);
        LeastSquaresSession other = new LeastSquaresSession(SIZE);
        Trainer.of(settings.withSeed(1), Provenance.EMPTY)
                .train(other, "f", "loss", BATCHES, ProgressListener.NONE, new CancellationToken());
        assertThat(session.weights()).isNotEqualTo(other.weights());
    }

    @Test
    void aStepWithoutFiniteGradientIsLostAndCounted() {
        TrainerSettings settings = TrainerSettings.of(10, LearningRateSchedule.linear(0.1, 0));
        TrainingReport report = train(Trainer.of(settings, Provenance.EMPTY), poisoned(step -> step % 3 == 1));
        assertThat(report.lostSteps()).isEqualTo(3);
        assertThat(report.steps()).isEqualTo(10);
        assertThat(session.updates()).isEqualTo(7);
        assertThat(report.loss()).isFinite();
    }

    @Test
    void tooManyLostStepsInARowStopTheTraining() {
        TrainerSettings settings =
                TrainerSettings.of(100, LearningRateSchedule.linear(0.1, 0)).withLostStepLimit(4);
        assertThatThrownBy(() -> train(Trainer.of(settings, Provenance.EMPTY), poisoned(step -> step >= 6)))
                .isInstanceOf(TrainingDivergedException.class)
                .hasMessageContaining("4 steps in a row up to step 10")
                .hasMessageContaining("NaN");
    }

    private interface StepTest {
        boolean test(long step);
    }

    private static MicroBatches poisoned(StepTest when) {
        return (seed, step, micro) -> when.test(step)
                ? Map.of("x", Tensor.floats(new float[SIZE], 1, SIZE), "y", Tensor.floats(new float[] {Float.NaN}, 1))
                : LeastSquaresSession.batch(SIZE, seed, step, micro);
    }

    @Test
    void evaluatesAfterSomeStepsAndTheLast() {
        TrainerSettings settings = TrainerSettings.of(25, LearningRateSchedule.linear(0.1, 0));
        Evaluation first = (trained, step) ->
                Map.of("w0", (double) trained.parameters().get("w").floats()[0]);
        TrainingReport report = train(Trainer.of(settings, Provenance.EMPTY).evaluating(first, 10), BATCHES);
        assertThat(report.evaluations()).extracting(EvaluationPoint::step).containsExactly(10L, 20L, 25L);
        assertThat(report.evaluations().get(2).scores()).containsEntry("w0", (double) session.weights()[0]);
    }

    @Test
    void reportsEveryStepWithTheTimeLeft() {
        TrainerSettings settings = TrainerSettings.of(4, LearningRateSchedule.linear(0.1, 0));
        List<String> said = new ArrayList<>();
        Instant[] now = {Instant.EPOCH};
        MicroBatches slow = (seed, step, micro) -> {
            now[0] = now[0].plus(Duration.ofMinutes(30));
            return BATCHES.at(seed, step, micro);
        };
        Trainer.of(settings, Provenance.EMPTY)
                .under(() -> now[0], stage -> {})
                .train(
                        session,
                        "f",
                        "loss",
                        slow,
                        (stage, done, total, detail) -> said.add(stage + " " + done + "/" + total + " " + detail),
                        new CancellationToken());
        assertThat(said).hasSize(4);
        assertThat(said.get(0)).startsWith("train 1/4 loss ").endsWith("1:30:00 left");
        assertThat(said.get(3)).startsWith("train 4/4 loss ").endsWith("0:00:00 left");
    }

    @Test
    void cancellingWithoutSavingSaysSo() {
        CancellationToken cancellation = new CancellationToken();
        TrainerSettings settings = TrainerSettings.of(10, LearningRateSchedule.linear(0.1, 0));
        assertThatThrownBy(() -> Trainer.of(settings, Provenance.EMPTY)
                        .train(
                                session,
                                "f",
                                "loss",
                                BATCHES,
                                (stage, done, total, detail) -> {
                                    if (done == 3) {
                                        cancellation.cancel();
                                    }
                                },
                                cancellation))
                .isInstanceOf(CancelledException.class)
                .hasMessageContaining("step 3");
        assertThat(session.updates()).isEqualTo(3);
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        LearningRateSchedule schedule = LearningRateSchedule.linear(0.1, 0);
        assertThatThrownBy(() -> TrainerSettings.of(0, schedule)).isInstanceOf(InvalidInputException.class);
        TrainerSettings settings = TrainerSettings.of(1, schedule);
        assertThatThrownBy(() -> settings.withAccumulation(0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> settings.withClipNorm(Double.NaN)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> settings.withWeightDecay(-1)).isInstanceOf(InvalidInputException.class);
    }
}
