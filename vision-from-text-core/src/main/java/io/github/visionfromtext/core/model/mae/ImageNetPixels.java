package io.github.visionfromtext.core.model.mae;

import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.Operand;
import io.github.visionfromtext.graph.Value;

/** RGB in [0, 1] to and from the normalisation of ImageNet models; planar {@code [batch, 3, height, width]}. */
public final class ImageNetPixels {
    private static final double[] MEAN = {0.485, 0.456, 0.406};
    private static final double[] DEVIATION = {0.229, 0.224, 0.225};

    private ImageNetPixels() {}

    public static Value normalise(FunctionBuilder f, Value rgb) {
        return rgb.minus(byChannel(f, MEAN)).dividedBy(byChannel(f, DEVIATION));
    }

    public static Value denormalise(FunctionBuilder f, Value pixels) {
        return pixels.times(byChannel(f, DEVIATION)).plus(byChannel(f, MEAN));
    }

    private static Operand byChannel(FunctionBuilder f, double[] numbers) {
        return f.constant(numbers).reshape(3, 1, 1);
    }
}
