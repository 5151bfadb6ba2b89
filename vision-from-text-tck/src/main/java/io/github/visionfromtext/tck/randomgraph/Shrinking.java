package io.github.visionfromtext.tck.randomgraph;

import java.util.Optional;
import java.util.function.Predicate;

/** Makes a failing graph small, so that a person can see what fails. */
final class Shrinking {
    /** Each attempt compiles and runs a module. */
    private static final int MOST_ATTEMPTS = 300;

    private int attempts;

    private Shrinking() {}

    /** A recipe that fails, of which no smaller one that was tried does. */
    static Recipe smallest(Recipe failing, Predicate<Recipe> fails) {
        Shrinking shrinking = new Shrinking();
        Recipe best = failing;
        for (Optional<Recipe> next = Optional.of(failing); next.isPresent(); ) {
            best = next.get();
            next = best.smaller().stream()
                    .filter(recipe -> ++shrinking.attempts <= MOST_ATTEMPTS && fails.test(recipe))
                    .findFirst();
        }
        return best;
    }
}
