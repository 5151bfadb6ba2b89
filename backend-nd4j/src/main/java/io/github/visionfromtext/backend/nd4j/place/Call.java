package io.github.visionfromtext.backend.nd4j.place;

import io.github.visionfromtext.tensor.Tensor;
import java.util.Map;
import java.util.Objects;

/** The arguments of the call a plan is running. */
public final class Call {
    private Map<String, Tensor> arguments = Map.of();
    private double scale;

    /** Takes the arguments of a call, and the factor of its gradients. */
    public void begin(Map<String, Tensor> newArguments, double newScale) {
        arguments = newArguments;
        scale = newScale;
    }

    /** Factor of the gradients of this call. */
    public double scale() {
        return scale;
    }

    /** Lets go of the arguments. */
    public void end() {
        arguments = Map.of();
    }

    public Tensor argument(String name) {
        return Objects.requireNonNull(arguments.get(name));
    }
}
