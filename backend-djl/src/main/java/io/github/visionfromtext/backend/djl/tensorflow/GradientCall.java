package io.github.visionfromtext.backend.djl.tensorflow;

import io.github.visionfromtext.backend.djl.graphdef.FunctionGraph;
import io.github.visionfromtext.backend.djl.graphdef.ModuleGraph;
import io.github.visionfromtext.graph.Weight;
import io.github.visionfromtext.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A function together with the gradients of one of its outputs, ready to be called.
 *
 * @param call fetches the gradients too
 * @param weights those that have a gradient, in its order
 */
record GradientCall(FunctionCall call, List<Weight> weights) {
    static GradientCall prepare(NativeGraph graph, FunctionGraph function, String loss, Set<Weight> trained) {
        Set<Weight> below = Trainable.below(function.function().output(loss));
        List<Weight> weights = trained.stream().filter(below::contains).toList();
        if (weights.isEmpty()) {
            return none(graph, function);
        }
        int output = List.copyOf(function.function().outputs().keySet()).indexOf(loss);
        String scalar = function.outputs().get(output);
        List<@Nullable String> gradients = graph.addGradients(
                scalar,
                ModuleGraph.SCALE,
                weights.stream()
                        .map(weight -> Objects.requireNonNull(function.weights().get(weight)))
                        .toList(),
                "gradients/" + scalar);
        List<Weight> differentiated = new ArrayList<>();
        List<String> fetched = new ArrayList<>();
        for (int i = 0; i < gradients.size(); i++) {
            String gradient = gradients.get(i);
            if (gradient != null) {
                differentiated.add(weights.get(i));
                fetched.add(gradient);
            }
        }
        return differentiated.isEmpty()
                ? none(graph, function)
                : new GradientCall(
                        new FunctionCall(graph, function, List.of(ModuleGraph.SCALE), fetched), differentiated);
    }

    private static GradientCall none(NativeGraph graph, FunctionGraph function) {
        return new GradientCall(new FunctionCall(graph, function), List.of());
    }

    /** Runs the function and adds {@code scale} times the gradients to what is there. */
    Map<String, Tensor> run(
            Map<String, Tensor> inputs,
            Map<String, Long> bindings,
            Map<Weight, NativeTensor> fed,
            double scale,
            Map<Weight, TrainedWeight> trained) {
        Tensor[] more = weights.isEmpty() ? new Tensor[0] : new Tensor[] {Tensor.scalar((float) scale)};
        FunctionCall.Results results = call.run(inputs, bindings, fed, Map.of(), 0, more);
        try {
            for (int i = 0; i < weights.size(); i++) {
                Objects.requireNonNull(trained.get(weights.get(i)))
                        .addGradient(results.rest().get(i));
            }
            return results.outputs();
        } finally {
            results.rest().forEach(NativeTensor::close);
        }
    }
}
