package io.github.visionfromtext.examples.demo;

import io.github.visionfromtext.core.restoration.degradation.Degradation;
import io.github.visionfromtext.core.restoration.degradation.GaussianNoise;
import io.github.visionfromtext.core.restoration.degradation.Strength;
import java.util.Locale;

/** How much noise is added: a little, much, and the most the adapter was trained for. */
public enum NoiseLevel {
    LOW(10),
    MID(25),
    HIGH(50);

    private final int sigma;

    NoiseLevel(int sigma) {
        this.sigma = sigma;
    }

    /** Standard deviation, white being 255. */
    public int sigma() {
        return sigma;
    }

    /** For tables. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    Degradation noise() {
        return new GaussianNoise(Strength.fixed(sigma / 255.0));
    }
}
