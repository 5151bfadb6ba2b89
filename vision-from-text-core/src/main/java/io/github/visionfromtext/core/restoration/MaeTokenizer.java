package io.github.visionfromtext.core.restoration;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.model.mae.ImageNetPixels;
import io.github.visionfromtext.core.model.mae.MaeConfig;
import io.github.visionfromtext.core.model.mae.MaeGraph;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Visual tokens by a masked autoencoder at mask ratio 0 (sheet 1.2, 1.8): the class token, then the patches in raster order,
 * after the encoder's final norm.
 */
public final class MaeTokenizer implements ImageTokenizer {
    private static final String ENCODE = "encode";
    private static final String DECODE = "decode";
    private static final Dim BATCH = Dim.symbol("batch");

    private final MaeConfig config;
    private final LoadedModule module;
    private final Provenance provenance;

    private MaeTokenizer(MaeConfig config, LoadedModule module, Provenance provenance) {
        this.config = config;
        this.module = module;
        this.provenance = provenance;
    }

    /**
     * Loads an autoencoder.
     *
     * @param weights by HuggingFace's names of {@code ViTMAEForPreTraining}
     * @param provenance of the weights
     */
    public static MaeTokenizer load(
            Backend backend, MaeConfig config, WeightSource weights, WeightFormat format, Provenance provenance) {
        if (config.channels() != Image.CHANNELS || config.normalisedPixels()) {
            throw new InvalidInputException(
                    "Visual tokens need an autoencoder of RGB pixels (num_channels 3, norm_pix_loss"
                            + " false), not of " + config.channels() + " channels, norm_pix_loss "
                            + config.normalisedPixels());
        }
        return new MaeTokenizer(config, backend.load(graph(config), weights, format), provenance);
    }

    /** Functions {@code encode} and {@code decode} between RGB in [0, 1] and tokens. */
    private static GraphModule graph(MaeConfig config) {
        GraphModule.Builder module = GraphModule.builder("mae");
        MaeGraph mae = new MaeGraph(module, config);

        FunctionBuilder encode = module.function(ENCODE);
        var rgb = encode.input("rgb", BATCH, config.channels(), config.imageSize(), config.imageSize());
        encode.output("tokens", mae.encode(encode, ImageNetPixels.normalise(encode, rgb)));

        FunctionBuilder decode = module.function(DECODE);
        var tokens =
                decode.input("tokens", BATCH, config.tokens(), config.encoder().hiddenSize());
        var pixels = mae.unpatchify(mae.decode(tokens));
        decode.output("rgb", ImageNetPixels.denormalise(decode, pixels));
        return module.build();
    }

    @Override
    public int imageSize() {
        return config.imageSize();
    }

    @Override
    public int visualTokens() {
        return config.tokens();
    }

    @Override
    public int features() {
        return config.encoder().hiddenSize();
    }

    @Override
    public Tensor encode(List<Image> images) {
        int size = config.imageSize();
        int values = Image.CHANNELS * size * size;
        float[] rgb = new float[images.size() * values];
        for (int i = 0; i < images.size(); i++) {
            Image image = images.get(i);
            if (image.width() != size || image.height() != size) {
                throw new InvalidInputException("The autoencoder takes images of " + size + "x" + size + " pixels, not "
                        + image.width() + "x" + image.height() + "; cut larger ones into tiles");
            }
            image.copyPlanarTo(rgb, i * values);
        }
        return run(ENCODE, "rgb", Tensor.floats(rgb, images.size(), Image.CHANNELS, size, size), "tokens");
    }

    @Override
    public List<Image> decode(Tensor tokens) {
        int size = config.imageSize();
        int values = Image.CHANNELS * size * size;
        float[] rgb = run(DECODE, "tokens", tokens, "rgb").floats();
        List<Image> images = new ArrayList<>();
        for (int i = 0; i < tokens.size(0); i++) {
            float[] planar = Arrays.copyOfRange(rgb, i * values, (i + 1) * values);
            images.add(Image.ofPlanar(size, size, planar).clamp());
        }
        return images;
    }

    private Tensor run(String function, String input, Tensor argument, String output) {
        try (Session session = module.openSession(Map.of())) {
            return session.run(function, Map.of(input, argument), output);
        }
    }

    @Override
    public Provenance provenance() {
        return provenance;
    }

    @Override
    public void close() {
        module.close();
    }
}
