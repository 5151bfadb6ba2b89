package io.github.visionfromtext.core.training;

import io.github.visionfromtext.backend.TrainingSession;
import java.util.Map;

/** Looks at a model while it is being trained: scores it on held-out data, exports it. */
@FunctionalInterface
public interface Evaluation {
    /** Measures nothing. */
    Evaluation NONE = (session, step) -> Map.of();

    /**
     * Called after some of the steps and after the last.
     *
     * @param session the training so far; open sessions on it or read its parameters, but do not train
     * @param step steps done
     * @return scores by name, in the order they are to be shown
     */
    Map<String, Double> evaluate(TrainingSession session, long step);
}
