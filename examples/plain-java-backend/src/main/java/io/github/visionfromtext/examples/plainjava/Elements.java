package io.github.visionfromtext.examples.plainjava;

import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.tensor.ElementType;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;

/** Operations on one element of each operand at a time, computed in double precision and rounded once. */
final class Elements {
    private Elements() {}

    static Tensor unary(Op.Unary.Function function, Tensor operand) {
        DoubleUnaryOperator f = formula(function);
        float[] x = operand.floats();
        float[] y = new float[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = (float) f.applyAsDouble(x[i]);
        }
        return Tensor.floats(y, operand.shape());
    }

    private static DoubleUnaryOperator formula(Op.Unary.Function function) {
        return switch (function) {
            case NEGATE -> x -> -x;
            case ABS -> Math::abs;
            case EXP -> Math::exp;
            case LOG -> Math::log;
            case SQRT -> Math::sqrt;
            case SIN -> Math::sin;
            case COS -> Math::cos;
            case TANH -> Math::tanh;
            case SIGMOID -> x -> 1 / (1 + Math.exp(-x));
            case RELU -> x -> Math.max(x, 0);
            case SILU -> x -> x / (1 + Math.exp(-x));
            case GELU -> x -> x * normalDistribution(x);
            case GELU_TANH -> x -> x / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
        };
    }

    /** Abramowitz and Stegun 26.2.17; its error is below 7.5e-8. */
    private static double normalDistribution(double x) {
        double t = 1 / (1 + 0.2316419 * Math.abs(x));
        double polynomial =
                t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        double tail = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) * polynomial;
        return x > 0 ? 1 - tail : tail;
    }

    static Tensor binary(Op.Binary.Function function, Tensor left, Tensor right, long[] shape) {
        return left.type() == ElementType.INT
                ? Tensor.ints(zipInts(left, right, shape, exact(function)), shape)
                : Tensor.floats(zipFloats(left, right, shape, formula(function)), shape);
    }

    private static DoubleBinaryOperator formula(Op.Binary.Function function) {
        return switch (function) {
            case ADD -> Double::sum;
            case SUBTRACT -> (a, b) -> a - b;
            case MULTIPLY -> (a, b) -> a * b;
            case DIVIDE -> (a, b) -> a / b;
            case MAXIMUM -> Math::max;
            case MINIMUM -> Math::min;
            // Java's pow differs from IEEE 754's where the exponent does not matter.
            case POWER -> (a, b) -> a == 1 || (a == -1 && Double.isInfinite(b)) ? 1 : Math.pow(a, b);
        };
    }

    private static LongBinaryOperator exact(Op.Binary.Function function) {
        return switch (function) {
            case ADD -> Long::sum;
            case SUBTRACT -> (a, b) -> a - b;
            case MULTIPLY -> (a, b) -> a * b;
            case MAXIMUM -> Math::max;
            case MINIMUM -> Math::min;
            case DIVIDE, POWER -> throw new AssertionError("refused when the graph was built: " + function);
        };
    }

    static Tensor compare(Op.Compare.Relation relation, Tensor left, Tensor right, long[] shape) {
        if (left.type() == ElementType.INT) {
            LongBinaryOperator one =
                    switch (relation) {
                        case EQUAL -> (a, b) -> a == b ? 1 : 0;
                        case LESS -> (a, b) -> a < b ? 1 : 0;
                        case LESS_OR_EQUAL -> (a, b) -> a <= b ? 1 : 0;
                    };
            return Tensor.ints(zipInts(left, right, shape, one), shape);
        }
        DoubleBinaryOperator one =
                switch (relation) {
                    case EQUAL -> (a, b) -> a == b ? 1 : 0;
                    case LESS -> (a, b) -> a < b ? 1 : 0;
                    case LESS_OR_EQUAL -> (a, b) -> a <= b ? 1 : 0;
                };
        float[] holds = zipFloats(left, right, shape, one);
        long[] whole = new long[holds.length];
        Arrays.setAll(whole, i -> (long) holds[i]);
        return Tensor.ints(whole, shape);
    }

    static Tensor where(Tensor condition, Tensor yes, Tensor no, long[] shape) {
        long[] chosen = Moves.expand(condition, shape).ints();
        Tensor a = Moves.expand(yes, shape);
        Tensor b = Moves.expand(no, shape);
        if (a.type() == ElementType.INT) {
            long[] c = new long[chosen.length];
            Arrays.setAll(c, i -> (chosen[i] != 0 ? a : b).ints()[i]);
            return Tensor.ints(c, shape);
        }
        float[] c = new float[chosen.length];
        for (int i = 0; i < c.length; i++) {
            c[i] = (chosen[i] != 0 ? a : b).floats()[i];
        }
        return Tensor.floats(c, shape);
    }

    private static long[] zipInts(Tensor left, Tensor right, long[] shape, LongBinaryOperator f) {
        long[] a = Moves.expand(left, shape).ints();
        long[] b = Moves.expand(right, shape).ints();
        long[] c = new long[a.length];
        Arrays.setAll(c, i -> f.applyAsLong(a[i], b[i]));
        return c;
    }

    private static float[] zipFloats(Tensor left, Tensor right, long[] shape, DoubleBinaryOperator f) {
        float[] a = Moves.expand(left, shape).floats();
        float[] b = Moves.expand(right, shape).floats();
        float[] c = new float[a.length];
        for (int i = 0; i < c.length; i++) {
            c[i] = (float) f.applyAsDouble(a[i], b[i]);
        }
        return c;
    }
}
