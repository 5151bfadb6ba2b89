package io.github.visionfromtext.tck.specification;

import java.util.Set;
import java.util.TreeSet;

/**
 * What became of the tests of one rule.
 *
 * @param passed how many held
 * @param failed how many did not
 * @param skipped how many did not apply
 * @param reasons why those did not
 */
public record Outcome(int passed, int failed, int skipped, Set<String> reasons) {
    /** No test has run. */
    public static final Outcome NONE = new Outcome(0, 0, 0, Set.of());

    public Outcome {
        reasons = Set.copyOf(reasons);
    }

    Outcome pass() {
        return new Outcome(passed + 1, failed, skipped, reasons);
    }

    Outcome fail() {
        return new Outcome(passed, failed + 1, skipped, reasons);
    }

    Outcome skip(String reason) {
        Set<String> all = new TreeSet<>(reasons);
        all.add(reason);
        return new Outcome(passed, failed, skipped + 1, all);
    }

    /** The cell of a table. */
    @Override
    public String toString() {
        if (failed > 0) {
            return "FAILED " + failed + " of " + (passed + failed);
        }
        String why = String.join(", ", new TreeSet<>(reasons));
        if (passed > 0) {
            return "holds (" + passed + ")" + (why.isEmpty() ? "" : "; " + why);
        }
        return skipped > 0 ? "does not apply: " + why : "not run";
    }
}
