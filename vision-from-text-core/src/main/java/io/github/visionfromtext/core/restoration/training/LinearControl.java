package io.github.visionfromtext.core.restoration.training;

import io.github.visionfromtext.tensor.Tensor;

/** The ablation "linear only": each token restored by the best linear map, without a language model. Immutable. */
public final class LinearControl {
    private final Standardiser standardiser;
    private final LinearFit.Solution solution;

    LinearControl(Standardiser standardiser, LinearFit.Solution solution) {
        this.standardiser = standardiser;
        this.solution = solution;
    }

    /** Raw degraded tokens {@code [batch, tokens, features]} to raw restored ones. */
    public Tensor restore(Tensor degraded) {
        return standardiser.invert(solution.apply(standardiser.apply(degraded)));
    }
}
