package io.github.visionfromtext.core.metrics.lpips;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.checkpoint.Checkpoint;
import io.github.visionfromtext.core.checkpoint.Checkpoints;
import io.github.visionfromtext.core.metrics.PictureDistance;
import io.github.visionfromtext.core.model.alexnet.AlexNetGraph;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.Resampling;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * LPIPS v0.1 over AlexNet: features of five layers, each place scaled to unit length over its channels, differences squared,
 * weighted by channel, averaged over places and summed over layers. Immutable and thread-safe.
 *
 * <p>A picture is kept as one vector, its scaled features times the roots of the weights over the number of places, so that
 * LPIPS is the squared Euclidean distance of two vectors. Pictures of another size are resized first.
 */
public final class Lpips implements PictureDistance, AutoCloseable {
    /** The side of pictures on which LPIPS was trained. */
    public static final int TRAINED_SIZE = 64;

    private static final String FEATURES = "features";
    private static final String VECTOR = "vector";
    private static final double[] SHIFT = {-0.030, -0.088, -0.188};
    private static final double[] SCALE = {0.458, 0.448, 0.450};

    /** Outside the root, where the reference has it. */
    private static final double EPSILON = 1e-10;

    private final int size;
    private final LoadedModule module;
    private final Map<String, Tensor> windows;

    private Lpips(int size, LoadedModule module, Map<String, Tensor> windows) {
        this.size = size;
        this.module = module;
        this.windows = windows;
    }

    /**
     * Opens LPIPS over AlexNet's weights.
     *
     * @param alexnet torchvision's checkpoint of AlexNet, as a PyTorch zip archive or safetensors
     * @param size side of the square in which pictures are compared, 32 to 1024
     * @param backend must stay open as long as this
     * @throws CheckpointException if the weights are missing, damaged, or not AlexNet's
     * @throws io.github.visionfromtext.InvalidInputException if the size is too small
     */
    public static Lpips open(Path alexnet, int size, Backend backend) {
        try (Checkpoint checkpoint = Checkpoints.open(alexnet)) {
            return open(checkpoint.weights(), LpipsHeads.weights(), size, backend);
        }
    }

    static Lpips open(WeightSource alexnet, WeightSource heads, int size, Backend backend) {
        GraphModule.Builder builder = GraphModule.builder("lpips");
        AlexNetGraph graph = new AlexNetGraph(builder, size);
        FunctionBuilder f = builder.function(FEATURES);
        Value rgb = f.input("rgb", Dim.symbol("batch"), Image.CHANNELS, size, size);
        Value pixels = rgb.times(2).plus(-1).minus(byChannel(f, SHIFT)).dividedBy(byChannel(f, SCALE));
        List<Value> layers = graph.features(f, pixels);
        Value[] vectors = new Value[layers.size()];
        for (int i = 0; i < vectors.length; i++) {
            int channels = AlexNetGraph.CHANNELS.get(i);
            Value weights = f.value(builder.weight(LpipsHeads.name(i), 1, channels, 1, 1));
            Value layer = weighted(layers.get(i), weights.reshape(channels, 1));
            vectors[i] = layer.reshape(layer.dim(0), channels * layer.dim(2).fixed());
        }
        f.output(VECTOR, f.concat(1, vectors));
        return new Lpips(size, backend.load(builder.build(), heads.or(alexnet), WeightFormat.FLOAT32), graph.windows());
    }

    private static Value byChannel(FunctionBuilder f, double[] numbers) {
        return f.constant(numbers).reshape(Image.CHANNELS, 1, 1);
    }

    /** {@code [batch, channels, places]} to the same. */
    private static Value weighted(Value features, Value weights) {
        int channels = Math.toIntExact(features.dim(1).fixed());
        long places = features.dim(2).fixed();
        Value length = features.times(features)
                .meanKeepingAxes(1)
                .times(channels)
                .sqrt()
                .plus(EPSILON);
        return features.dividedBy(length).times(weights.times(1.0 / places).sqrt());
    }

    @Override
    public String name() {
        return "lpips";
    }

    /** LPIPS of two pictures. */
    public double distance(Image first, Image second) {
        return squaredDistance(vector(first), vector(second));
    }

    @Override
    public double[][] among(List<Image> pictures, CancellationToken cancellation) {
        List<float[]> vectors = new ArrayList<>();
        for (Image picture : pictures) {
            cancellation.throwIfCancelled("LPIPS of " + pictures.size() + " pictures");
            vectors.add(vector(picture));
        }
        double[][] distances = new double[pictures.size()][pictures.size()];
        for (int i = 0; i < distances.length; i++) {
            for (int j = 0; j < i; j++) {
                distances[i][j] = squaredDistance(vectors.get(i), vectors.get(j));
                distances[j][i] = distances[i][j];
            }
        }
        return distances;
    }

    private float[] vector(Image picture) {
        Image square = picture.width() == size && picture.height() == size
                ? picture
                : picture.resize(size, size, Resampling.BICUBIC).clamp();
        Map<String, Tensor> inputs = new HashMap<>(windows);
        inputs.put("rgb", Tensor.floats(square.toPlanar(), 1, Image.CHANNELS, size, size));
        try (Session session = module.openSession(Map.of())) {
            return session.run(FEATURES, inputs, VECTOR).floats();
        }
    }

    private static double squaredDistance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = (double) a[i] - b[i];
            sum += difference * difference;
        }
        return sum;
    }

    @Override
    public void close() {
        module.close();
    }
}
