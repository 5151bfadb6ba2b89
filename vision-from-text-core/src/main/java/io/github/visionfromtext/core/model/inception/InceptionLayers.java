package io.github.visionfromtext.core.model.inception;

import io.github.visionfromtext.core.model.convolution.Kernel;
import io.github.visionfromtext.core.model.convolution.Windows;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes layers into a function. Channels are the last axis, so that a window is gathered row by row of memory. Windows of the
 * same kind are one input of the function, however many layers look through them.
 */
final class InceptionLayers {
    private static final Kernel AROUND = Kernel.around(3, 3);

    private final GraphModule.Builder module;
    private final FunctionBuilder f;
    private final FoldedConvolutions weights;
    private final Map<Windows, Value> windows = new LinkedHashMap<>();

    InceptionLayers(GraphModule.Builder module, FunctionBuilder f, FoldedConvolutions weights) {
        this.module = module;
        this.f = f;
        this.weights = weights;
    }

    private static String name(Windows seen) {
        Kernel kernel = seen.kernel();
        return "%dx%d-of-%d-by-%d-padded-%dx%d"
                .formatted(
                        kernel.rows(),
                        kernel.columns(),
                        seen.height(),
                        kernel.stride(),
                        kernel.rowPadding(),
                        kernel.columnPadding());
    }

    /** The inputs beside the picture. */
    Map<String, Tensor> windows() {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        windows.keySet().forEach(seen -> inputs.put(name(seen), seen.places()));
        return inputs;
    }

    /** A convolution and its rectifier. */
    FeatureMap convolution(FeatureMap x, String name, Kernel kernel) {
        int outputs = weights.fold(name, x.channels(), kernel);
        Windows seen = new Windows(x.side(), x.side(), kernel);
        int width = kernel.area() * x.channels();
        Value rows = kernel.isPoint()
                ? x.value()
                : gathered(x, seen).reshape(x.value().dim(0), seen.count(), width);
        Value y = rows.linear(
                        module.weight(FoldedConvolutions.weight(name), outputs, width),
                        module.weight(FoldedConvolutions.bias(name), outputs))
                .relu();
        return new FeatureMap(y, seen.rows(), outputs);
    }

    /** The maximum of every window. The border is 0, which no rectified feature is below. */
    FeatureMap maximum(FeatureMap x, Kernel kernel) {
        Windows seen = new Windows(x.side(), x.side(), kernel);
        return new FeatureMap(byWindow(x, seen).max(2), seen.rows(), x.channels());
    }

    /** The mean of the 3x3 places around each, of fewer at the border: TensorFlow does not count what is not there. */
    FeatureMap average(FeatureMap x) {
        Value sum = byWindow(x, new Windows(x.side(), x.side(), AROUND)).sum(2);
        double[] there = new double[x.side()];
        Arrays.fill(there, AROUND.rows());
        there[0]--;
        there[x.side() - 1]--;
        Value count =
                f.constant(there).reshape(x.side(), 1).times(f.constant(there)).reshape(x.side() * x.side(), 1);
        return new FeatureMap(sum.dividedBy(count), x.side(), x.channels());
    }

    /** The channels of one after the other's. */
    FeatureMap join(FeatureMap... maps) {
        Value[] values = Arrays.stream(maps).map(FeatureMap::value).toArray(Value[]::new);
        int channels = Arrays.stream(maps).mapToInt(FeatureMap::channels).sum();
        return new FeatureMap(f.concat(2, values), maps[0].side(), channels);
    }

    private Value byWindow(FeatureMap x, Windows seen) {
        return gathered(x, seen)
                .reshape(x.value().dim(0), seen.count(), seen.kernel().area(), x.channels());
    }

    /** {@code [batch, windows * area, channels]}. */
    private Value gathered(FeatureMap x, Windows seen) {
        Value indices = windows.computeIfAbsent(
                seen,
                fresh -> f.intInput(name(fresh), fresh.count() * fresh.kernel().area()));
        Value places = seen.kernel().isPadded()
                ? f.concat(1, x.value(), f.constant(0.0).expand(x.value().dim(0), 1, x.channels()))
                : x.value();
        return places.gather(1, indices);
    }
}
