package io.github.visionfromtext.core.training;

import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.tensor.Tensor;
import java.util.List;
import java.util.Map;

/**
 * All that is needed to go on.
 *
 * @param progress everything but the tensors
 * @param tensors the session's snapshot
 */
record SavedTraining(Progress progress, Map<String, Tensor> tensors) {
    /**
     * How far a training has come.
     *
     * @param step steps done
     * @param updates updates the optimizer did, lost steps not counted
     * @param lostSteps steps that changed nothing
     * @param lostInARow lost steps since the last good one
     * @param seconds time spent
     * @param loss smoothed training loss
     * @param settings what must be the same when resuming
     * @param evaluations so far
     */
    record Progress(
            long step,
            long updates,
            long lostSteps,
            int lostInARow,
            double seconds,
            double loss,
            Map<String, String> settings,
            List<EvaluationPoint> evaluations) {
        static Progress start(Provenance settings) {
            return new Progress(0, 0, 0, 0, 0, Double.NaN, settings.entries(), List.of());
        }
    }
}
