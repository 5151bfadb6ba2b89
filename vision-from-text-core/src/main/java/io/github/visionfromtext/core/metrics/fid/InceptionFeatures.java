package io.github.visionfromtext.core.metrics.fid;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.checkpoint.Checkpoint;
import io.github.visionfromtext.core.checkpoint.Checkpoints;
import io.github.visionfromtext.core.metrics.PictureFeatures;
import io.github.visionfromtext.core.model.inception.InceptionGraph;
import io.github.visionfromtext.embedding.Embedding;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import io.github.visionfromtext.tensor.WeightTensor;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The 2,048 features of Inception-v3 that FID compares, by pytorch-fid's weights and with its preprocessing: pictures are
 * stretched to 299x299 by bilinear interpolation without anti-aliasing and scaled to -1..1. clean-fid resizes otherwise; its
 * numbers are others. Immutable and thread-safe.
 */
public final class InceptionFeatures implements PictureFeatures, AutoCloseable {
    /** What a distance of these features is called. */
    public static final String NAME = "FID";

    private static final String FEATURES = "features";
    private static final String PIXELS = "pixels";
    private static final String POOLED = "pooled";
    private static final int PLACES = InceptionGraph.SIZE * InceptionGraph.SIZE;

    /** Channels of the last branch of the published network, whose features are 2,048 in all. */
    private static final int LAST_BRANCH = 192;

    /** The network of FID tells 1,008 classes apart, torchvision's own 1,000. */
    private static final int CLASSES = 1008;

    private final LoadedModule module;
    private final Map<String, Tensor> windows;

    private InceptionFeatures(LoadedModule module, Map<String, Tensor> windows) {
        this.module = module;
        this.windows = windows;
    }

    /**
     * Opens the network.
     *
     * @param inception pytorch-fid's checkpoint {@code pt_inception-2015-12-05}, as a PyTorch zip archive or safetensors; its
     *     classifier may be missing
     * @param backend must stay open as long as this
     * @throws CheckpointException if the file is damaged, or it is another network, torchvision's own Inception among them
     */
    public static InceptionFeatures open(Path inception, Backend backend) {
        try (Checkpoint checkpoint = Checkpoints.open(inception)) {
            WeightSource weights = checkpoint.weights();
            requireFidInception(weights);
            return open(weights, backend);
        }
    }

    private static void requireFidInception(WeightSource weights) {
        String expected = "; expected pytorch-fid's pt_inception-2015-12-05";
        @Nullable WeightTensor last = weights.find("Mixed_7c.branch_pool.conv.weight");
        if (last == null || last.shape()[0] != LAST_BRANCH) {
            throw new CheckpointException(weights.description()
                    + " holds no Inception-v3 of 2048 features by torchvision's names" + expected);
        }
        @Nullable WeightTensor classifier = weights.find("fc.weight");
        if (classifier != null && classifier.shape()[0] != CLASSES) {
            throw new CheckpointException(
                    weights.description() + " tells " + classifier.shape()[0] + " classes apart: it"
                            + " is torchvision's own Inception, whose distances are no FID" + expected);
        }
    }

    /** With as many channels as the weights have. */
    static InceptionFeatures open(WeightSource weights, Backend backend) {
        GraphModule.Builder builder = GraphModule.builder("inception");
        FunctionBuilder f = builder.function(FEATURES);
        InceptionGraph graph = new InceptionGraph(builder, f, weights);
        Value pixels = f.input(PIXELS, Dim.symbol("batch"), PLACES, Image.CHANNELS);
        f.output(POOLED, graph.features(pixels));
        LoadedModule module = backend.load(builder.build(), graph.weights(), WeightFormat.FLOAT32);
        return new InceptionFeatures(module, graph.windows());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Embedding of(Image picture) {
        float[] pixels = InterpolatedPixels.square(picture, InceptionGraph.SIZE);
        Map<String, Tensor> inputs = new HashMap<>(windows);
        inputs.put(PIXELS, Tensor.floats(pixels, 1, PLACES, Image.CHANNELS));
        try (Session session = module.openSession(Map.of())) {
            return Embedding.of(session.run(FEATURES, inputs, POOLED).floats());
        }
    }

    @Override
    public void close() {
        module.close();
    }
}
