package io.github.visionfromtext.core.model.clip;

import io.github.visionfromtext.graph.Value;

/** What stands between the two layers of a feed-forward block. */
public enum Activation {
    /** x sigmoid(1.702 x), OpenAI's. */
    QUICK_GELU {
        @Override
        Value apply(Value x) {
            return x.times(x.times(1.702).sigmoid());
        }
    },
    /** GELU by the error function, OpenCLIP's. */
    GELU {
        @Override
        Value apply(Value x) {
            return x.gelu();
        }
    };

    abstract Value apply(Value x);
}
