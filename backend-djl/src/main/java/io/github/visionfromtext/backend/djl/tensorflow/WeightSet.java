package io.github.visionfromtext.backend.djl.tensorflow;

import io.github.visionfromtext.graph.Weight;
import java.util.Map;
import java.util.function.Function;

/** The weights that calls are fed with. */
interface WeightSet {
    /** Runs a body during which no weight changes. */
    <T> T read(Function<Map<Weight, NativeTensor>, T> body);

    /** Weights that never change. */
    static WeightSet frozen(Map<Weight, NativeTensor> weights) {
        return new WeightSet() {
            @Override
            public <T> T read(Function<Map<Weight, NativeTensor>, T> body) {
                return body.apply(weights);
            }
        };
    }
}
