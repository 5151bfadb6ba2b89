package io.github.visionfromtext.backend.nd4j.plan;

import io.github.visionfromtext.tensor.Tensor;
import java.util.Map;
import java.util.Objects;

/** The arguments of the call a plan is running. */
final class Call {
    private Map<String, Tensor> arguments = Map.of();
    private double scale;

    void begin(Map<String, Tensor> newArguments, double newScale) {
        arguments = newArguments;
        scale = newScale;
    }

    /** Factor of the gradients of this call. */
    double scale() {
        return scale;
    }

    void end() {
        arguments = Map.of();
    }

    Tensor argument(String name) {
        return Objects.requireNonNull(arguments.get(name));
    }
}
