package io.github.visionfromtext.backend.nd4j.mutation;

import io.github.visionfromtext.backend.Backend;
import java.util.function.UnaryOperator;

/**
 * A backend with one defect.
 *
 * @param rule that must notice it
 * @param defect in words
 * @param wrong makes it of a right one
 */
record Mutant(String rule, String defect, UnaryOperator<Backend> wrong) {
    @Override
    public String toString() {
        return rule + ": " + defect;
    }
}
