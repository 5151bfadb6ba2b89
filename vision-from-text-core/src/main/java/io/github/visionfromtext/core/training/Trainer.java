package io.github.visionfromtext.core.training;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.tensor.Tensor;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Minimises a scalar output of a function by AdamW: schedule, accumulation, clipping, evaluation, saving, and resuming to
 * the same numbers bit by bit on the same backend and thread count. Immutable; a training runs on the calling thread.
 *
 * <p>A step whose gradient is not finite is lost: it changes nothing and is counted. A save that exists in the policy's
 * folder is taken up; to start afresh, delete it.
 */
public final class Trainer {
    private static final Logger LOG = LoggerFactory.getLogger(Trainer.class);

    private final TrainerSettings settings;
    private final Provenance recipe;
    private final SavePolicy saves;
    private final Evaluation evaluation;
    private final long evaluateEvery;
    private final InstantSource clock;
    private final Consumer<String> afterSaveStage;

    private Trainer(
            TrainerSettings settings,
            Provenance recipe,
            SavePolicy saves,
            Evaluation evaluation,
            long evaluateEvery,
            InstantSource clock,
            Consumer<String> afterSaveStage) {
        this.settings = settings;
        this.recipe = recipe;
        this.saves = saves;
        this.evaluation = evaluation;
        this.evaluateEvery = evaluateEvery;
        this.clock = clock;
        this.afterSaveStage = afterSaveStage;
    }

    /**
     * A trainer that neither evaluates nor saves.
     *
     * @param settings of the optimizer
     * @param recipe what else decides the numbers (model, data, loss): must be the same when a training is resumed
     */
    public static Trainer of(TrainerSettings settings, Provenance recipe) {
        return new Trainer(
                settings, recipe, SavePolicy.NONE, Evaluation.NONE, Long.MAX_VALUE, InstantSource.system(), s -> {});
    }

    /** This trainer, saving. */
    public Trainer saving(SavePolicy policy) {
        return new Trainer(settings, recipe, policy, evaluation, evaluateEvery, clock, afterSaveStage);
    }

    /** This trainer, evaluating after every {@code everySteps} steps and after the last. */
    public Trainer evaluating(Evaluation newEvaluation, long everySteps) {
        return new Trainer(settings, recipe, saves, newEvaluation, everySteps, clock, afterSaveStage);
    }

    /** For tests: another clock, and a failure at a stage of a save. */
    Trainer under(InstantSource newClock, Consumer<String> newAfterSaveStage) {
        return new Trainer(settings, recipe, saves, evaluation, evaluateEvery, newClock, newAfterSaveStage);
    }

    /**
     * Trains to the last step, from the newest save if there is one.
     *
     * @param session over the weights to train; holds the trained ones afterwards
     * @param function the function to differentiate
     * @param loss its output to minimise, a scalar
     * @param batches its inputs
     * @throws CancelledException if cancelled, after saving
     * @throws SettingsChangedException if the save was made under other settings
     * @throws TrainingDivergedException if too many steps in a row were lost
     * @throws TrainingSaveException if a save cannot be written or read
     */
    public TrainingReport train(
            TrainingSession session,
            String function,
            String loss,
            MicroBatches batches,
            ProgressListener progress,
            CancellationToken cancellation) {
        Path folder = saves.folder();
        if (folder == null) {
            return new Run(session, function, loss, batches, null).toTheEnd(progress, cancellation);
        }
        try (SaveFolder saveFolder = SaveFolder.open(folder, afterSaveStage)) {
            return new Run(session, function, loss, batches, saveFolder).toTheEnd(progress, cancellation);
        }
    }

    /** One call of {@link Trainer#train}. */
    private final class Run {
        private final TrainingSession session;
        private final String function;
        private final String lossOutput;
        private final MicroBatches batches;
        private final @Nullable SaveFolder saveFolder;
        private final Provenance provenance = settings.provenance().withAll("", recipe);
        private final List<EvaluationPoint> evaluations;
        private final StepMeter meter;
        private final Stopwatch stopwatch;
        private long step;
        private long lostSteps;
        private int lostInARow;

        Run(
                TrainingSession session,
                String function,
                String lossOutput,
                MicroBatches batches,
                @Nullable SaveFolder saveFolder) {
            this.session = session;
            this.function = function;
            this.lossOutput = lossOutput;
            this.batches = batches;
            this.saveFolder = saveFolder;
            SavedTraining.Progress start = resume();
            this.step = start.step();
            this.lostSteps = start.lostSteps();
            this.lostInARow = start.lostInARow();
            this.evaluations = new ArrayList<>(start.evaluations());
            this.meter = new StepMeter(settings.steps(), step, start.loss());
            this.stopwatch = new Stopwatch(clock, start.seconds(), step);
        }

        private SavedTraining.Progress resume() {
            SavedTraining saved =
                    saveFolder == null ? null : saveFolder.newest().orElse(null);
            if (saved == null) {
                return SavedTraining.Progress.start(provenance);
            }
            requireSameSettings(saved.progress().settings(), provenance.entries());
            session.restore(saved.tensors(), saved.progress().updates());
            LOG.info("Resuming at step {} of {}", saved.progress().step(), settings.steps());
            return saved.progress();
        }

        TrainingReport toTheEnd(ProgressListener progress, CancellationToken cancellation) {
            while (step < settings.steps()) {
                stopIfCancelled(cancellation);
                double learningRate = settings.schedule().at(step, settings.steps());
                oneStep(cancellation);
                progress.progress(
                        "train", step, settings.steps(), meter.describe(step, learningRate, stopwatch.thisRun()));
                boolean last = step == settings.steps();
                if (step % evaluateEvery == 0 || last) {
                    evaluate();
                }
                if (last || saves.isDue(stopwatch.stepsSinceSave(step), stopwatch.sinceSave())) {
                    save();
                }
            }
            return new TrainingReport(step, lostSteps, stopwatch.total(), meter.loss(), evaluations);
        }

        private void oneStep(CancellationToken cancellation) {
            double loss = 0;
            for (int micro = 0; micro < settings.accumulation(); micro++) {
                stopIfCancelled(cancellation);
                Map<String, Tensor> outputs = session.accumulate(
                        function, batches.at(settings.seed(), step, micro), lossOutput, 1.0 / settings.accumulation());
                loss += Objects.requireNonNull(outputs.get(lossOutput)).doubles()[0] / settings.accumulation();
            }
            double norm = session.update(settings.rule(step));
            step++;
            if (Double.isFinite(loss) && Double.isFinite(norm)) {
                lostInARow = 0;
                meter.add(loss);
            } else {
                countLost(loss, norm);
            }
        }

        private void countLost(double loss, double norm) {
            lostSteps++;
            lostInARow++;
            LOG.warn("Lost step {}: loss {}, gradient norm {}", step, loss, norm);
            if (lostInARow >= settings.lostStepLimit()) {
                throw new TrainingDivergedException(
                        "The training diverged: " + lostInARow + " steps in a row up to step "
                                + step + " had no finite gradient (loss " + loss + ", norm " + norm
                                + "); lower the learning rate or look for bad examples");
            }
        }

        private void evaluate() {
            Map<String, Double> scores = evaluation.evaluate(session, step);
            if (!scores.isEmpty()) {
                evaluations.add(new EvaluationPoint(step, meter.loss(), scores));
                LOG.info("Step {}: loss {}, {}", step, meter.loss(), scores);
            }
        }

        private void stopIfCancelled(CancellationToken cancellation) {
            if (cancellation.isCancelled()) {
                if (saveFolder == null) {
                    throw new CancelledException("Training was cancelled at step " + step + " and not saved");
                }
                save();
                throw new CancelledException("Training was cancelled at step " + step + " and saved in "
                        + saves.folder() + "; run again to resume");
            }
        }

        private void save() {
            if (saveFolder != null) {
                SavedTraining.Progress progress = new SavedTraining.Progress(
                        step,
                        session.updates(),
                        lostSteps,
                        lostInARow,
                        stopwatch.total().toNanos() / 1e9,
                        meter.loss(),
                        provenance.entries(),
                        evaluations);
                saveFolder.write(new SavedTraining(progress, session.snapshot()));
                stopwatch.saved(step);
            }
        }
    }

    private void requireSameSettings(Map<String, String> saved, Map<String, String> asked) {
        Map<String, String> differences = new TreeMap<>();
        saved.forEach((key, value) -> {
            if (!value.equals(asked.get(key))) {
                differences.put(key, "was " + value + ", is " + asked.getOrDefault(key, "absent"));
            }
        });
        asked.forEach((key, value) -> {
            if (!saved.containsKey(key)) {
                differences.put(key, "was absent, is " + value);
            }
        });
        if (!differences.isEmpty()) {
            throw new SettingsChangedException(
                    "The training saved in " + saves.folder() + " cannot be resumed with other" + " settings "
                            + differences + "; use the old ones, or another folder, or delete the save");
        }
    }
}
