package io.github.visionfromtext.tck.rules;

import static org.junit.jupiter.api.Assertions.fail;

import io.github.visionfromtext.tensor.ElementType;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;
import java.util.function.IntPredicate;

/** Compares results. Whole numbers, types and shapes must be equal. */
final class Closeness {
    private Closeness() {}

    /**
     * Each element for itself. What is expected is first rounded to FLOAT32, so that a number beyond its range is an
     * infinity.
     *
     * @param tolerance share of an element's magnitude, or of 1 if that is more
     * @param specified which elements count
     */
    static void assertElements(String what, Tensor actual, Tensor expected, double tolerance, IntPredicate specified) {
        assertSameKind(what, actual, expected);
        if (expected.type() == ElementType.INT) {
            if (!Arrays.equals(actual.ints(), expected.ints())) {
                fail(what + " is " + Arrays.toString(actual.ints()) + ", expected " + Arrays.toString(expected.ints()));
            }
            return;
        }
        double[] found = actual.doubles();
        for (int i = 0; i < found.length; i++) {
            double wanted = (float) expected.doubles()[i];
            if (specified.test(i) && !isClose((float) found[i], wanted, tolerance)) {
                fail("%s: element %d is %s, expected %s within %s".formatted(what, i, found[i], wanted, tolerance));
            }
        }
    }

    private static boolean isClose(double found, double wanted, double tolerance) {
        if (Double.isFinite(found) && Double.isFinite(wanted)) {
            return Math.abs(found - wanted) <= tolerance * Math.max(1, Math.abs(wanted));
        }
        return Double.compare(found, wanted) == 0;
    }

    static void assertElements(String what, Tensor actual, Tensor expected, double tolerance) {
        assertElements(what, actual, expected, tolerance, i -> true);
    }

    /** The whole tensor: the length of the difference is below a share of the length of what is expected. */
    static void assertDistance(String what, Tensor actual, Tensor expected, double tolerance) {
        assertSameKind(what, actual, expected);
        double distance = distance(actual.doubles(), expected.doubles());
        if (!(distance < tolerance)) {
            fail("%s is off by %s of its length, allowed is %s".formatted(what, distance, tolerance));
        }
    }

    /** Length of the difference as a share of the length of what is expected; NaN if an element is. */
    static double distance(double[] actual, double[] expected) {
        double difference = 0;
        double length = Double.MIN_NORMAL;
        for (int i = 0; i < expected.length; i++) {
            difference += (actual[i] - expected[i]) * (actual[i] - expected[i]);
            length += expected[i] * expected[i];
        }
        return Math.sqrt(difference / length);
    }

    /** The same bits. */
    static void assertIdentical(String what, Tensor actual, Tensor expected) {
        assertSameKind(what, actual, expected);
        boolean same = expected.type() == ElementType.INT
                ? Arrays.equals(actual.ints(), expected.ints())
                : Arrays.equals(actual.doubles(), expected.doubles());
        if (!same) {
            fail(what + " differs from an earlier result in its last bits");
        }
    }

    static void assertZero(Map<String, Tensor> gradients) {
        gradients.forEach((name, gradient) -> {
            if (!Arrays.stream(gradient.doubles()).allMatch(x -> x == 0)) {
                fail("the gradient of '" + name + "' is not 0");
            }
        });
    }

    private static void assertSameKind(String what, Tensor actual, Tensor expected) {
        if (actual.type() != expected.type() || !Arrays.equals(actual.shape(), expected.shape())) {
            fail(what + " is " + actual + ", expected " + expected);
        }
    }
}
