package io.github.visionfromtext.core.restoration.training;

/** Which visual tokens stand behind the image start tag while the model learns to continue them. */
public enum Feeding {
    /** The true ones: teacher forcing, the paper's (sheet 1.6). */
    TRUE_TOKENS,
    /**
     * The model's own, from one parallel pass that starts from the degraded tokens: what it will read when it restores
     * (parallel scheduled sampling, Duckworth et al. 2019). No gradient flows through them.
     */
    OWN_TOKENS
}
