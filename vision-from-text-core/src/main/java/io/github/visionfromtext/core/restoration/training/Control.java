package io.github.visionfromtext.core.restoration.training;

import io.github.visionfromtext.core.restoration.RestorationModel.LanguageModel;
import io.github.visionfromtext.core.training.recipe.LlamaInitialisation;

/**
 * What an adapter is compared with to see what the language model's text training is worth; trained on the same data for as
 * many steps (paper, ablations; sheet 2).
 */
public enum Control {
    /** No control: the adapter itself. */
    NONE,
    /** A language model of the same shape that learned nothing: weights freshly drawn, then frozen. */
    RANDOM_LANGUAGE_MODEL,
    /**
     * No language model: what is trained is the path around it alone, the linear skip and the gate for detail. Needs an
     * adapter with such a path.
     */
    NO_LANGUAGE_MODEL;

    /** The language model to train with in place of the one given. */
    LanguageModel replace(LanguageModel given, long seed) {
        if (this != RANDOM_LANGUAGE_MODEL) {
            return given;
        }
        return new LanguageModel(
                given.name() + " with random weights",
                given.config(),
                LlamaInitialisation.weights(given.config(), seed));
    }

    /** Whether training changes this weight of the adapter. */
    boolean trains(String weight) {
        return this != NO_LANGUAGE_MODEL || weight.startsWith("skip.") || weight.startsWith("detail.");
    }
}
