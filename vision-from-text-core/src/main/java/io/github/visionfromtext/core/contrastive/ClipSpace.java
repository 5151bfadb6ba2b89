package io.github.visionfromtext.core.contrastive;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.checkpoint.Checkpoint;
import io.github.visionfromtext.core.checkpoint.Checkpoints;
import io.github.visionfromtext.core.model.clip.ClipConfig;
import io.github.visionfromtext.core.model.clip.ClipConfigReader;
import io.github.visionfromtext.core.model.clip.ClipGraph;
import io.github.visionfromtext.core.tokenizer.Tokenizer;
import io.github.visionfromtext.core.tokenizer.Tokenizers;
import io.github.visionfromtext.embedding.ContrastiveEmbeddingSpace;
import io.github.visionfromtext.embedding.Embedding;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import io.github.visionfromtext.tensor.WeightTensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The space of a CLIP, OpenAI's or OpenCLIP's, from a HuggingFace folder. */
public final class ClipSpace implements ContrastiveEmbeddingSpace {
    private static final String TEXT = "text";
    private static final String IMAGE = "image";
    private static final String EMBEDDINGS = "embeddings";
    private static final int TEXTS_AT_ONCE = 32;
    private static final int IMAGES_AT_ONCE = 8;

    private final ClipConfig config;
    private final LoadedModule module;
    private final Tokenizer tokenizer;
    private final ClipTexts texts;
    private final ImagePreprocessing preprocessing;
    private final double logitScale;
    private final Provenance provenance;

    private ClipSpace(
            ClipConfig config,
            LoadedModule module,
            Tokenizer tokenizer,
            ClipTexts texts,
            ImagePreprocessing preprocessing,
            double logitScale,
            Provenance provenance) {
        this.config = config;
        this.module = module;
        this.tokenizer = tokenizer;
        this.texts = texts;
        this.preprocessing = preprocessing;
        this.logitScale = logitScale;
        this.provenance = provenance;
    }

    /**
     * Opens a folder as HuggingFace lays it out: {@code config.json} of a {@code CLIPModel}, its weights,
     * {@code tokenizer.json} and {@code preprocessor_config.json}. All files are closed again before this returns.
     *
     * @param backend must stay open as long as the space
     * @param format of the weights; ranks are decided by small differences, which {@code FLOAT32} keeps
     * @throws CheckpointException if a file is missing or damaged, the model is of another architecture, or the files do not
     *     belong together
     * @throws io.github.visionfromtext.UnsupportedCapabilityException if the backend lacks the format
     */
    public static ClipSpace open(Path folder, Backend backend, WeightFormat format) {
        try (Checkpoint checkpoint = Checkpoints.open(folder)) {
            ClipConfig config = ClipConfigReader.read(checkpoint.config());
            ImagePreprocessing preprocessing = ImagePreprocessingReader.read(folder);
            if (preprocessing.crop() != config.vision().imageSize()) {
                throw new CheckpointException(folder + ": pictures are cut to " + preprocessing.crop()
                        + " pixels, but the model takes "
                        + config.vision().imageSize()
                        + "; config.json and preprocessor_config.json do not belong together");
            }
            double logitScale = logitScale(checkpoint.weights());
            Tokenizer tokenizer = Tokenizers.of(checkpoint);
            try {
                ClipTexts texts = new ClipTexts(tokenizer, config.text());
                Provenance provenance = backend.info()
                        .provenance()
                        .with("model.name", folder.toAbsolutePath().normalize().getFileName())
                        .with("model.sha256", checkpoint.sha256())
                        .with("model.format", format)
                        .with("tokenizer.sha256", tokenizer.sha256())
                        .with("image.preprocessing", preprocessing);
                LoadedModule module = backend.load(graph(config), checkpoint.weights(), format);
                return new ClipSpace(config, module, tokenizer, texts, preprocessing, logitScale, provenance);
            } catch (RuntimeException e) {
                tokenizer.close();
                throw e;
            }
        }
    }

    private static double logitScale(WeightSource weights) {
        WeightTensor stored = weights.get("logit_scale");
        double scale = stored.elementCount() == 1 ? Math.exp(stored.toTensor().floats()[0]) : Double.NaN;
        if (!(scale > 0 && Double.isFinite(scale))) {
            throw new CheckpointException(weights.description() + ": logit_scale of shape "
                    + Arrays.toString(stored.shape()) + " is not the logarithm of one finite number");
        }
        return scale;
    }

    /** Functions {@code text}, of {@code ids}, and {@code image}, of {@code pixels}. */
    private static GraphModule graph(ClipConfig config) {
        GraphModule.Builder module = GraphModule.builder("clip");
        ClipGraph clip = new ClipGraph(module, config);
        Dim batch = Dim.symbol("batch");
        FunctionBuilder text = module.function(TEXT);
        text.output(EMBEDDINGS, clip.embedText(text, text.intInput("ids", batch, Dim.symbol("tokens"))));
        FunctionBuilder image = module.function(IMAGE);
        int size = config.vision().imageSize();
        image.output(EMBEDDINGS, clip.embedImage(image, image.input("pixels", batch, Image.CHANNELS, size, size)));
        return module.build();
    }

    @Override
    public int dimension() {
        return config.projectionSize();
    }

    @Override
    public double logitScale() {
        return logitScale;
    }

    @Override
    public List<Embedding> embedTexts(List<String> all, CancellationToken cancellation) {
        List<Embedding> embeddings = new ArrayList<>(all.size());
        for (int from = 0; from < all.size(); from += TEXTS_AT_ONCE) {
            cancellation.throwIfCancelled("Embedding of " + all.size() + " texts");
            List<String> batch = all.subList(from, Math.min(all.size(), from + TEXTS_AT_ONCE));
            embed(TEXT, Map.of("ids", texts.batch(batch)), embeddings);
        }
        return List.copyOf(embeddings);
    }

    @Override
    public List<Embedding> embedImages(List<Image> all, CancellationToken cancellation) {
        List<Embedding> embeddings = new ArrayList<>(all.size());
        for (int from = 0; from < all.size(); from += IMAGES_AT_ONCE) {
            cancellation.throwIfCancelled("Embedding of " + all.size() + " pictures");
            List<Image> batch = all.subList(from, Math.min(all.size(), from + IMAGES_AT_ONCE));
            embed(IMAGE, Map.of("pixels", pixels(batch)), embeddings);
        }
        return List.copyOf(embeddings);
    }

    private Tensor pixels(List<Image> images) {
        int values = preprocessing.valueCount();
        float[] pixels = new float[images.size() * values];
        for (int i = 0; i < images.size(); i++) {
            preprocessing.apply(images.get(i), pixels, i * values);
        }
        return Tensor.floats(pixels, images.size(), Image.CHANNELS, preprocessing.crop(), preprocessing.crop());
    }

    private void embed(String function, Map<String, Tensor> input, List<Embedding> embeddings) {
        try (Session session = module.openSession(Map.of())) {
            Tensor result = session.run(function, input, EMBEDDINGS);
            float[] values = result.floats();
            for (int i = 0; i < result.size(0); i++) {
                embeddings.add(Embedding.of(Arrays.copyOfRange(values, i * dimension(), (i + 1) * dimension())));
            }
        }
    }

    @Override
    public Provenance provenance() {
        return provenance;
    }

    @Override
    public void close() {
        try {
            module.close();
        } finally {
            tokenizer.close();
        }
    }
}
