package io.github.visionfromtext.core.reference;

import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.tensor.ElementType;
import io.github.visionfromtext.tensor.Tensor;
import java.util.function.DoubleUnaryOperator;

/** Operations that work on one element of each operand at a time. */
final class Elementwise {
    private Elementwise() {}

    static Tensor unary(Op.Unary.Function function, Tensor operand) {
        DoubleUnaryOperator f = formula(function);
        double[] x = operand.doubles();
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = f.applyAsDouble(x[i]);
        }
        return Tensor.doubles(y, operand.shape());
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
            case SIGMOID -> Elementwise::sigmoid;
            case RELU -> x -> Math.max(x, 0);
            case SILU -> x -> x * sigmoid(x);
            case GELU -> x -> 0.5 * x * (1 + ErrorFunction.erf(x / Math.sqrt(2)));
            case GELU_TANH -> x -> 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
        };
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    static Tensor binary(Op.Binary.Function function, Tensor left, Tensor right, long[] shape) {
        int[] atLeft = Strides.broadcast(left.shape(), shape);
        int[] atRight = Strides.broadcast(right.shape(), shape);
        if (left.type() == ElementType.INT) {
            long[] a = left.ints();
            long[] b = right.ints();
            long[] c = new long[atLeft.length];
            for (int i = 0; i < c.length; i++) {
                c[i] = apply(function, a[atLeft[i]], b[atRight[i]]);
            }
            return Tensor.ints(c, shape);
        }
        double[] a = left.doubles();
        double[] b = right.doubles();
        double[] c = new double[atLeft.length];
        for (int i = 0; i < c.length; i++) {
            c[i] = apply(function, a[atLeft[i]], b[atRight[i]]);
        }
        return Tensor.doubles(c, shape);
    }

    private static double apply(Op.Binary.Function function, double a, double b) {
        return switch (function) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case MAXIMUM -> Math.max(a, b);
            case MINIMUM -> Math.min(a, b);
            case POWER -> power(a, b);
        };
    }

    /** IEEE 754's power, which differs from Java's where the exponent does not matter: 1 to any, -1 to an infinity. */
    private static double power(double a, double b) {
        return a == 1 || (a == -1 && Double.isInfinite(b)) ? 1 : Math.pow(a, b);
    }

    private static long apply(Op.Binary.Function function, long a, long b) {
        return switch (function) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case MAXIMUM -> Math.max(a, b);
            case MINIMUM -> Math.min(a, b);
            case DIVIDE, POWER -> throw new AssertionError("refused when the graph was built: " + function);
        };
    }

    static Tensor compare(Op.Compare.Relation relation, Tensor left, Tensor right, long[] shape) {
        int[] atLeft = Strides.broadcast(left.shape(), shape);
        int[] atRight = Strides.broadcast(right.shape(), shape);
        long[] c = new long[atLeft.length];
        if (left.type() == ElementType.INT) {
            long[] a = left.ints();
            long[] b = right.ints();
            for (int i = 0; i < c.length; i++) {
                c[i] = holds(relation, a[atLeft[i]], b[atRight[i]]) ? 1 : 0;
            }
        } else {
            double[] a = left.doubles();
            double[] b = right.doubles();
            for (int i = 0; i < c.length; i++) {
                c[i] = holds(relation, a[atLeft[i]], b[atRight[i]]) ? 1 : 0;
            }
        }
        return Tensor.ints(c, shape);
    }

    private static boolean holds(Op.Compare.Relation relation, double a, double b) {
        return switch (relation) {
            case EQUAL -> a == b;
            case LESS -> a < b;
            case LESS_OR_EQUAL -> a <= b;
        };
    }

    private static boolean holds(Op.Compare.Relation relation, long a, long b) {
        return switch (relation) {
            case EQUAL -> a == b;
            case LESS -> a < b;
            case LESS_OR_EQUAL -> a <= b;
        };
    }

    static Tensor where(Tensor condition, Tensor yes, Tensor no, long[] shape) {
        int[] atCondition = Strides.broadcast(condition.shape(), shape);
        int[] atYes = Strides.broadcast(yes.shape(), shape);
        int[] atNo = Strides.broadcast(no.shape(), shape);
        long[] chosen = condition.ints();
        if (yes.type() == ElementType.INT) {
            long[] c = new long[atCondition.length];
            for (int i = 0; i < c.length; i++) {
                c[i] = chosen[atCondition[i]] != 0 ? yes.ints()[atYes[i]] : no.ints()[atNo[i]];
            }
            return Tensor.ints(c, shape);
        }
        double[] a = yes.doubles();
        double[] b = no.doubles();
        double[] c = new double[atCondition.length];
        for (int i = 0; i < c.length; i++) {
            c[i] = chosen[atCondition[i]] != 0 ? a[atYes[i]] : b[atNo[i]];
        }
        return Tensor.doubles(c, shape);
    }
}
