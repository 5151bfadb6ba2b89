package io.github.visionfromtext.core.model.inception;

import static io.github.visionfromtext.core.model.inception.Convolution.around;
import static io.github.visionfromtext.core.model.inception.Convolution.halving;
import static io.github.visionfromtext.core.model.inception.Convolution.point;

import io.github.visionfromtext.core.model.convolution.Kernel;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.Map;

/**
 * Inception-v3 from pixels to its 2,048 features. It differs from torchvision's in what TensorFlow's release of 2015 does
 * otherwise: averages leave the border out, and the last block takes a maximum where the paper has an average.
 *
 * <p>How many channels a layer has is read off the checkpoint.
 */
public final class InceptionGraph {
    /** Side of the pictures it sees, in pixels. */
    public static final int SIZE = 299;

    private static final Kernel POOLING = Kernel.inside(3, 2);

    private final FoldedConvolutions weights;
    private final InceptionLayers layers;

    /**
     * Prepares to write one function.
     *
     * @param checkpoint read while the function is written
     */
    public InceptionGraph(GraphModule.Builder module, FunctionBuilder f, WeightSource checkpoint) {
        this.weights = new FoldedConvolutions(checkpoint);
        this.layers = new InceptionLayers(module, f, weights);
    }

    /** The inputs beside the picture, once the features are written. */
    public Map<String, Tensor> windows() {
        return layers.windows();
    }

    /** The weights of the module, once the features are written. */
    public WeightSource weights() {
        return weights.weights();
    }

    /**
     * The mean of the last block over all places ("pool3").
     *
     * @param pixels {@code [batch, 299 * 299, 3]} in raster order, from -1 to 1
     * @return {@code [batch, 2048]}
     * @throws io.github.visionfromtext.CheckpointException if a weight is missing or has another shape
     */
    public Value features(Value pixels) {
        FeatureMap x = stem(new FeatureMap(pixels, SIZE, Image.CHANNELS));
        for (String name : new String[] {"Mixed_5b", "Mixed_5c", "Mixed_5d"}) {
            x = blockA(x, name);
        }
        x = blockB(x, "Mixed_6a");
        for (String name : new String[] {"Mixed_6b", "Mixed_6c", "Mixed_6d", "Mixed_6e"}) {
            x = blockC(x, name);
        }
        x = blockD(x, "Mixed_7a");
        x = blockE(x, layers.average(x), "Mixed_7b");
        x = blockE(x, layers.maximum(x, Kernel.around(3, 3)), "Mixed_7c");
        return x.value().mean(1);
    }

    private FeatureMap stem(FeatureMap pixels) {
        FeatureMap x = layers.convolution(pixels, "Conv2d_1a_3x3", Kernel.inside(3, 2));
        x = layers.convolution(x, "Conv2d_2a_3x3", Kernel.inside(3, 1));
        x = layers.convolution(x, "Conv2d_2b_3x3", Kernel.around(3, 3));
        x = layers.maximum(x, POOLING);
        x = layers.convolution(x, "Conv2d_3b_1x1", Kernel.inside(1, 1));
        x = layers.convolution(x, "Conv2d_4a_3x3", Kernel.inside(3, 1));
        return layers.maximum(x, POOLING);
    }

    /** One convolution of a block after the other. */
    private FeatureMap branch(FeatureMap x, String block, Convolution... convolutions) {
        FeatureMap y = x;
        for (Convolution convolution : convolutions) {
            y = layers.convolution(y, block + "." + convolution.name(), convolution.kernel());
        }
        return y;
    }

    private FeatureMap blockA(FeatureMap x, String name) {
        return layers.join(
                branch(x, name, point("branch1x1")),
                branch(x, name, point("branch5x5_1"), around("branch5x5_2", 5, 5)),
                branch(
                        x,
                        name,
                        point("branch3x3dbl_1"),
                        around("branch3x3dbl_2", 3, 3),
                        around("branch3x3dbl_3", 3, 3)),
                branch(layers.average(x), name, point("branch_pool")));
    }

    private FeatureMap blockB(FeatureMap x, String name) {
        return layers.join(
                branch(x, name, halving("branch3x3")),
                branch(x, name, point("branch3x3dbl_1"), around("branch3x3dbl_2", 3, 3), halving("branch3x3dbl_3")),
                layers.maximum(x, POOLING));
    }

    private FeatureMap blockC(FeatureMap x, String name) {
        return layers.join(
                branch(x, name, point("branch1x1")),
                branch(x, name, point("branch7x7_1"), around("branch7x7_2", 1, 7), around("branch7x7_3", 7, 1)),
                branch(
                        x,
                        name,
                        point("branch7x7dbl_1"),
                        around("branch7x7dbl_2", 7, 1),
                        around("branch7x7dbl_3", 1, 7),
                        around("branch7x7dbl_4", 7, 1),
                        around("branch7x7dbl_5", 1, 7)),
                branch(layers.average(x), name, point("branch_pool")));
    }

    private FeatureMap blockD(FeatureMap x, String name) {
        return layers.join(
                branch(x, name, point("branch3x3_1"), halving("branch3x3_2")),
                branch(
                        x,
                        name,
                        point("branch7x7x3_1"),
                        around("branch7x7x3_2", 1, 7),
                        around("branch7x7x3_3", 7, 1),
                        halving("branch7x7x3_4")),
                layers.maximum(x, POOLING));
    }

    private FeatureMap blockE(FeatureMap x, FeatureMap pooled, String name) {
        FeatureMap once = branch(x, name, point("branch3x3_1"));
        FeatureMap twice = branch(x, name, point("branch3x3dbl_1"), around("branch3x3dbl_2", 3, 3));
        return layers.join(
                branch(x, name, point("branch1x1")),
                branch(once, name, around("branch3x3_2a", 1, 3)),
                branch(once, name, around("branch3x3_2b", 3, 1)),
                branch(twice, name, around("branch3x3dbl_3a", 1, 3)),
                branch(twice, name, around("branch3x3dbl_3b", 3, 1)),
                branch(pooled, name, point("branch_pool")));
    }
}
