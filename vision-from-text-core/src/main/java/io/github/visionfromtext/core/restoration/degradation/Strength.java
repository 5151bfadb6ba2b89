package io.github.visionfromtext.core.restoration.degradation;

import io.github.visionfromtext.InvalidInputException;
import java.util.Arrays;
import java.util.List;

/** How strong a degradation is: drawn anew for every picture, or fixed. Immutable. */
public sealed interface Strength {

    /** The same strength for every picture. */
    static Strength fixed(double value) {
        return new Uniform(value, value);
    }

    /** Uniformly drawn between two bounds. */
    static Strength between(double least, double greatest) {
        return new Uniform(least, greatest);
    }

    /** Drawn from a list, each entry equally likely. */
    static Strength oneOf(double... values) {
        return new Choice(Arrays.stream(values).boxed().toList());
    }

    /** The least strength that can be drawn. */
    double least();

    /** The greatest strength that can be drawn. */
    double greatest();

    /** The strength at a quantile in [0, 1). */
    double at(double quantile);

    /**
     * Checks what a degradation can take.
     *
     * @param name what the strength is called in the message
     * @throws InvalidInputException unless every strength lies between the bounds
     */
    default void requireWithin(String name, double least, double greatest) {
        if (!(least() >= least && greatest() <= greatest)) {
            throw new InvalidInputException(
                    name + " from " + least() + " to " + greatest() + ": expected " + least + " to " + greatest);
        }
    }

    /**
     * A continuous range.
     *
     * @param least inclusive
     * @param greatest at least {@code least}
     */
    record Uniform(double least, double greatest) implements Strength {
        public Uniform {
            if (!(least <= greatest) || Double.isInfinite(greatest - least)) {
                throw new InvalidInputException(
                        "strength from " + least + " to " + greatest + ": expected finite bounds in order");
            }
        }

        @Override
        public double at(double quantile) {
            return least + quantile * (greatest - least);
        }
    }

    /**
     * A list to draw from.
     *
     * @param values at least one, all finite
     */
    record Choice(List<Double> values) implements Strength {
        public Choice {
            values = List.copyOf(values);
            if (values.isEmpty() || !values.stream().allMatch(Double::isFinite)) {
                throw new InvalidInputException("strengths " + values + ": expected at least one finite value");
            }
        }

        @Override
        public double least() {
            return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        }

        @Override
        public double greatest() {
            return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        }

        @Override
        public double at(double quantile) {
            return values.get((int) (quantile * values.size()));
        }
    }
}
