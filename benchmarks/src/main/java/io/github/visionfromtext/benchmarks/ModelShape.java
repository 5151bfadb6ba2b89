package io.github.visionfromtext.benchmarks;

import io.github.visionfromtext.core.model.llama.LlamaConfig;
import io.github.visionfromtext.core.model.llama.RotaryConfig;

/** Language models by shape; speed does not depend on what the weights are. */
public enum ModelShape {
    /** 134.5 million parameters, the head tied. */
    SMOLLM2_135M(new LlamaConfig(
            49152, 576, 1536, 30, 9, 3, 64, 1e-5, RotaryConfig.plain(100_000), false, false, true, 8192)),
    /** The size of the embedded mini language model. */
    MINI(new LlamaConfig(2048, 256, 768, 6, 4, 2, 64, 1e-5, RotaryConfig.plain(10_000), false, false, true, 1024));

    private final LlamaConfig config;

    ModelShape(LlamaConfig config) {
        this.config = config;
    }

    LlamaConfig config() {
        return config;
    }

    /** Weights one decoder call reads: all but the token embedding, which is looked up by row. */
    long weightsRead() {
        long hidden = config.hiddenSize();
        long attention = hidden * config.headSize() * (2L * config.heads() + 2L * config.keyValueHeads());
        long feedForward = 3 * hidden * config.intermediateSize();
        return config.layers() * (attention + feedForward);
    }
}
