package io.github.visionfromtext.tck.randomgraph;

import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.graph.Shape;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Map;
import java.util.random.RandomGenerator;

/** How the numbers of an argument are drawn once the lengths of its axes are known. */
sealed interface InputRule {
    Shape shape();

    Tensor draw(RandomGenerator random, Map<String, Long> lengths);

    /** Eighths between -2 and 2: exact in every format, and often equal to one another. */
    record Eighths(Shape shape) implements InputRule {
        @Override
        public Tensor draw(RandomGenerator random, Map<String, Long> lengths) {
            long[] axes = shape.evaluate(lengths);
            float[] numbers = new float[(int) Tensor.elementCount(axes)];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = random.nextInt(-16, 17) / 8f;
            }
            return Tensor.floats(numbers, axes);
        }
    }

    /** Whole numbers from 0 to below a length. */
    record Below(Shape shape, Dim limit) implements InputRule {
        @Override
        public Tensor draw(RandomGenerator random, Map<String, Long> lengths) {
            long end = Shape.of(limit).evaluate(lengths)[0];
            return ints(shape.evaluate(lengths), () -> random.nextLong(end));
        }
    }

    /** Classes, some of them {@link Op.CrossEntropy#IGNORE}. */
    record Target(Shape shape, long classes) implements InputRule {
        @Override
        public Tensor draw(RandomGenerator random, Map<String, Long> lengths) {
            return ints(
                    shape.evaluate(lengths),
                    () -> random.nextInt(4) == 0 ? Op.CrossEntropy.IGNORE : random.nextLong(classes));
        }
    }

    /** The same number everywhere, given by the call under {@code name}: the position in a cache. */
    record Position(String name) implements InputRule {
        @Override
        public Shape shape() {
            return Shape.SCALAR;
        }

        @Override
        public Tensor draw(RandomGenerator random, Map<String, Long> lengths) {
            return Tensor.scalar(Dim.symbol(name).evaluate(lengths));
        }
    }

    /** First visible rows of a cache, none behind the position of the call. */
    record Start(Shape shape, String position) implements InputRule {
        @Override
        public Tensor draw(RandomGenerator random, Map<String, Long> lengths) {
            return ints(
                    shape.evaluate(lengths),
                    () -> random.nextLong(Dim.symbol(position).evaluate(lengths) + 1));
        }
    }

    private static Tensor ints(long[] axes, java.util.function.LongSupplier number) {
        long[] numbers = new long[(int) Tensor.elementCount(axes)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number.getAsLong();
        }
        return Tensor.ints(numbers, axes);
    }
}
