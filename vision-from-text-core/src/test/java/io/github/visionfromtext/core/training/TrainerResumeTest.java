package io.github.visionfromtext.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that is interrupted in any way ends in the same numbers, bit by bit, as one that is not. */
class TrainerResumeTest {
    private static final int SIZE = 7;
    private static final TrainerSettings SETTINGS =
            TrainerSettings.of(40, LearningRateSchedule.cosine(0.1, 5)).withAccumulation(2);
    private static final MicroBatches BATCHES =
            (seed, step, micro) -> LeastSquaresSession.batch(SIZE, seed, step, micro);
    private static final Evaluation EVALUATION = (session, step) -> Map.of("step", (double) step);

    @TempDir
    Path folder;

    private float[] expected = new float[0];

    /** Stands for a kill: nothing may catch it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @BeforeEach
    void trainWithoutInterruption() {
        LeastSquaresSession session = new LeastSquaresSession(SIZE);
        Trainer.of(SETTINGS, Provenance.EMPTY)
                .train(session, "f", "loss", BATCHES, ProgressListener.NONE, new CancellationToken());
        expected = session.weights();
    }

    private Trainer trainer() {
        return Trainer.of(SETTINGS, Provenance.EMPTY.with("data", "x"))
                .saving(SavePolicy.in(folder).everySteps(8))
                .evaluating(EVALUATION, 10);
    }

    private TrainingReport resume() {
        LeastSquaresSession session = new LeastSquaresSession(SIZE);
        TrainingReport report =
                trainer().train(session, "f", "loss", BATCHES, ProgressListener.NONE, new CancellationToken());
        assertThat(session.weights()).isEqualTo(expected);
        return report;
    }

    private void killAfter(Consumer<String> stages, ProgressListener progress) {
        assertThatThrownBy(() -> trainer()
                        .under(InstantSource.system(), stages)
                        .train(new LeastSquaresSession(SIZE), "f", "loss", BATCHES, progress, new CancellationToken()))
                .isInstanceOf(Killed.class);
    }

    @Test
    void afterAKillBetweenSaves() {
        killAfter(stage -> {}, (stage, done, total, detail) -> {
            if (done == 17) {
                throw new Killed();
            }
        });
        TrainingReport report = resume();
        assertThat(report.steps()).isEqualTo(40);
        assertThat(report.evaluations()).extracting(EvaluationPoint::step).containsExactly(10L, 20L, 30L, 40L);
    }

    @Test
    void afterAKillAtAnyStageOfAnySave() throws IOException {
        List<String> stages = new ArrayList<>();
        trainer()
                .under(InstantSource.system(), stages::add)
                .train(
                        new LeastSquaresSession(SIZE),
                        "f",
                        "loss",
                        BATCHES,
                        ProgressListener.NONE,
                        new CancellationToken());
        assertThat(Set.copyOf(stages))
                .containsExactlyInAnyOrder("created", "tensors", "progress", "renamed", "deleted");
        for (int stop = 1; stop <= stages.size(); stop++) {
            clear();
            int[] left = {stop};
            killAfter(
                    stage -> {
                        if (--left[0] == 0) {
                            throw new Killed();
                        }
                    },
                    ProgressListener.NONE);
            resume();
        }
    }

    private void clear() throws IOException {
        SaveFolder.open(folder).close();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(java.util.Comparator.reverseOrder()).toList()) {
                if (!path.equals(folder)) {
                    Files.delete(path);
                }
            }
        }
    }

    @Test
    void afterEveryStepInAProcessOfItsOwn() {
        Set<Long> reached = new HashSet<>();
        for (int run = 0; run < 60; run++) {
            CancellationToken cancellation = new CancellationToken();
            try {
                trainer()
                        .train(
                                new LeastSquaresSession(SIZE),
                                "f",
                                "loss",
                                BATCHES,
                                (stage, done, total, detail) -> {
                                    reached.add(done);
                                    cancellation.cancel();
                                },
                                cancellation);
            } catch (CancelledException e) {
                assertThat(e).hasMessageContaining("saved in " + folder);
            }
        }
        assertThat(reached).hasSize(40);
        resume();
    }

    @Test
    void aFinishedTrainingIsNotRepeated() {
        TrainingReport first = resume();
        MicroBatches none = (seed, step, micro) -> {
            throw new AssertionError("asked for a batch of step " + step);
        };
        LeastSquaresSession session = new LeastSquaresSession(SIZE);
        TrainingReport second =
                trainer().train(session, "f", "loss", none, ProgressListener.NONE, new CancellationToken());
        assertThat(session.weights()).isEqualTo(expected);
        assertThat(second.evaluations()).isEqualTo(first.evaluations());
        assertThat(second.loss()).isEqualTo(first.loss());
    }

    @Test
    void savesBySteps() {
        List<String> stages = new ArrayList<>();
        trainer()
                .under(InstantSource.system(), stages::add)
                .train(
                        new LeastSquaresSession(SIZE),
                        "f",
                        "loss",
                        BATCHES,
                        ProgressListener.NONE,
                        new CancellationToken());
        assertThat(stages.stream().filter("renamed"::equals)).hasSize(5);
    }

    @Test
    void savesByTimeAndCountsIt() {
        Instant[] now = {Instant.EPOCH};
        List<String> stages = new ArrayList<>();
        MicroBatches slow = (seed, step, micro) -> {
            now[0] = now[0].plusSeconds(30);
            return BATCHES.at(seed, step, micro);
        };
        TrainingReport report = Trainer.of(SETTINGS, Provenance.EMPTY)
                .saving(SavePolicy.in(folder).every(Duration.ofMinutes(10)))
                .under(() -> now[0], stages::add)
                .train(
                        new LeastSquaresSession(SIZE),
                        "f",
                        "loss",
                        slow,
                        ProgressListener.NONE,
                        new CancellationToken());
        assertThat(stages.stream().filter("renamed"::equals)).hasSize(4);
        assertThat(report.time()).isEqualTo(Duration.ofMinutes(40));
    }

    @Test
    void lostStepsAreRemembered() {
        TrainerSettings strict = SETTINGS.withLostStepLimit(3);
        MicroBatches poisoned = (seed, step, micro) -> step < 10
                ? BATCHES.at(seed, step, micro)
                : Map.of(
                        "x",
                        io.github.visionfromtext.tensor.Tensor.floats(new float[SIZE], 1, SIZE),
                        "y",
                        io.github.visionfromtext.tensor.Tensor.floats(new float[] {Float.POSITIVE_INFINITY}, 1));
        Trainer trainer = Trainer.of(strict, Provenance.EMPTY)
                .saving(SavePolicy.in(folder).everySteps(1));
        for (int run = 0; run < 2; run++) {
            CancellationToken cancellation = new CancellationToken();
            assertThatThrownBy(() -> trainer.train(
                            new LeastSquaresSession(SIZE),
                            "f",
                            "loss",
                            poisoned,
                            (stage, done, total, detail) -> {
                                if (done >= 11) {
                                    cancellation.cancel();
                                }
                            },
                            cancellation))
                    .isInstanceOf(CancelledException.class);
        }
        assertThatThrownBy(() -> trainer.train(
                        new LeastSquaresSession(SIZE),
                        "f",
                        "loss",
                        poisoned,
                        ProgressListener.NONE,
                        new CancellationToken()))
                .isInstanceOf(TrainingDivergedException.class)
                .hasMessageContaining("up to step 13");
    }
}
