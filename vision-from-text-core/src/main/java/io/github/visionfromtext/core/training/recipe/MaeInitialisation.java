package io.github.visionfromtext.core.training.recipe;

import io.github.visionfromtext.core.model.mae.MaeConfig;
import io.github.visionfromtext.core.training.InitialWeights.Initializer;
import io.github.visionfromtext.core.training.InitialWeights.Rules;

/** He et al. 2021, appendix A.1: Xavier-uniform matrices, normal tokens of deviation 0.02, fixed sine-cosine positions. */
final class MaeInitialisation implements Rules {
    private static final String POSITIONS = "position_embeddings";
    private static final String DECODER_POSITIONS = "decoder_pos_embed";

    private final MaeConfig config;

    MaeInitialisation(MaeConfig config) {
        this.config = config;
    }

    /** Whether a weight holds positions, which are not trained. */
    static boolean isPosition(String name) {
        return name.endsWith(POSITIONS) || name.endsWith(DECODER_POSITIONS);
    }

    @Override
    public Initializer of(String name, long[] shape) {
        if (isPosition(name)) {
            return (random, ignored) -> positions(config.grid(), (int) shape[2]);
        }
        if (name.endsWith("cls_token") || name.endsWith("mask_token")) {
            return Initializer.normal(0.02);
        }
        if (name.endsWith(".bias")) {
            return Initializer.ZEROS;
        }
        return shape.length == 1 ? Initializer.ONES : Initializer.xavierUniform();
    }

    /** Zeros for the class token; for each patch the sine-cosine vector of its column, then that of its row. */
    static float[] positions(int grid, int width) {
        float[] rows = new float[(1 + grid * grid) * width];
        for (int patch = 0; patch < grid * grid; patch++) {
            int at = (1 + patch) * width;
            sineCosine(patch % grid, width / 2, rows, at);
            sineCosine(patch / grid, width / 2, rows, at + width / 2);
        }
        return rows;
    }

    private static void sineCosine(int position, int width, float[] destination, int at) {
        int half = width / 2;
        for (int j = 0; j < half; j++) {
            double angle = position * Math.pow(10_000, -(double) j / half);
            destination[at + j] = (float) Math.sin(angle);
            destination[at + half + j] = (float) Math.cos(angle);
        }
    }
}
