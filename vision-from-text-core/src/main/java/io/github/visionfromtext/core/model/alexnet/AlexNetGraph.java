package io.github.visionfromtext.core.model.alexnet;

import io.github.visionfromtext.core.model.convolution.Kernel;
import io.github.visionfromtext.core.model.convolution.Windows;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.graph.Weight;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * AlexNet's features as a graph for pictures of one size, with torchvision's weight names. The graph knows no convolution: the
 * windows of each layer are gathered by indices, which are inputs ({@link #windows()}), and multiplied by the kernels.
 */
public final class AlexNetGraph {
    /** Channels after each of the five convolutions. */
    public static final List<Integer> CHANNELS = List.of(64, 192, 384, 256, 256);

    private static final List<Integer> LAYER = List.of(0, 3, 6, 8, 10);
    private static final List<Integer> KERNEL = List.of(11, 5, 3, 3, 3);
    private static final int POOLED_LAYERS = 2;

    private final GraphModule.Builder module;
    private final int size;
    private final Map<String, Windows> windows = new LinkedHashMap<>();

    /**
     * For square pictures.
     *
     * @param size their side in pixels, at least 32
     * @throws io.github.visionfromtext.InvalidInputException if it is too small
     */
    public AlexNetGraph(GraphModule.Builder module, int size) {
        this.module = module;
        this.size = size;
        int side = size;
        for (int layer = 0; layer < CHANNELS.size(); layer++) {
            int kernel = KERNEL.get(layer);
            side = add(
                    "convolution" + layer,
                    layer == 0 ? Kernel.square(kernel, 4, 2) : Kernel.around(kernel, kernel),
                    side);
            if (layer < POOLED_LAYERS) {
                side = add("pooling" + layer, Kernel.inside(3, 2), side);
            }
        }
    }

    private int add(String name, Kernel kernel, int side) {
        Windows seen = new Windows(side, side, kernel);
        windows.put(name, seen);
        return seen.rows();
    }

    private Windows seen(String name) {
        Windows seen = windows.get(name);
        if (seen == null) {
            throw new IllegalStateException("No windows of " + name);
        }
        return seen;
    }

    /** The inputs beside the picture. */
    public Map<String, Tensor> windows() {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        windows.forEach((name, seen) -> inputs.put(name, seen.places()));
        return inputs;
    }

    /**
     * What each convolution sees, after its rectifier.
     *
     * @param pixels {@code [batch, 3, size, size]}, normalised
     * @return five values {@code [batch, channels, places]}, places in raster order
     */
    public List<Value> features(FunctionBuilder f, Value pixels) {
        List<Value> features = new ArrayList<>();
        Value x = pixels.reshape(pixels.dim(0), Image.CHANNELS, size * size);
        int channels = Image.CHANNELS;
        for (int layer = 0; layer < CHANNELS.size(); layer++) {
            x = convolution(f, x, layer, channels).relu();
            channels = CHANNELS.get(layer);
            features.add(x);
            if (layer < POOLED_LAYERS) {
                x = pooling(f, x, layer, channels);
            }
        }
        return features;
    }

    private Value convolution(FunctionBuilder f, Value x, int layer, int channels) {
        String name = "convolution" + layer;
        Windows seen = seen(name);
        int area = seen.kernel().area();
        String weights = "features." + LAYER.get(layer);
        Weight kernel =
                module.weight(weights + ".weight", CHANNELS.get(layer), channels, KERNEL.get(layer), KERNEL.get(layer));
        Dim batch = x.dim(0);
        Value bordered = f.concat(2, x, f.constant(0.0).expand(batch, channels, 1));
        return bordered.gather(2, f.intInput(name, seen.count() * area))
                .reshape(batch, channels, seen.count(), area)
                .transpose(0, 2, 1, 3)
                .reshape(batch, seen.count(), channels * area)
                .linear(
                        f.value(kernel).reshape(CHANNELS.get(layer), channels * area),
                        module.weight(weights + ".bias", CHANNELS.get(layer)))
                .transpose(0, 2, 1);
    }

    private Value pooling(FunctionBuilder f, Value x, int layer, int channels) {
        String name = "pooling" + layer;
        Windows seen = seen(name);
        return x.gather(2, f.intInput(name, seen.count() * seen.kernel().area()))
                .reshape(x.dim(0), channels, seen.count(), seen.kernel().area())
                .max(3);
    }
}
