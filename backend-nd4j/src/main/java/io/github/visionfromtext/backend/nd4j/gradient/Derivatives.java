package io.github.visionfromtext.backend.nd4j.gradient;

import io.github.visionfromtext.backend.nd4j.gradient.ElementGradients.Derivative;
import io.github.visionfromtext.backend.nd4j.kernel.Functions;
import io.github.visionfromtext.graph.Op.Unary.Function;

/** Derivatives of the functions of one number. */
public final class Derivatives {
    private static final double ROOT_TWO_OVER_PI = Math.sqrt(2 / Math.PI);

    private Derivatives() {}

    public static Derivative of(Function function) {
        return switch (function) {
            case NEGATE -> x -> -1;
            case ABS -> Math::signum;
            case EXP -> Math::exp;
            case LOG -> x -> 1 / x;
            case SQRT -> x -> 0.5 / Math.sqrt(x);
            case SIN -> Math::cos;
            case COS -> x -> -Math.sin(x);
            case TANH -> Derivatives::tanh;
            case SIGMOID -> x -> Functions.sigmoid(x) * (1 - Functions.sigmoid(x));
            case RELU -> x -> x > 0 ? 1 : 0;
            case SILU -> Derivatives::silu;
            case GELU -> x -> Functions.normalDistribution(x) + x * density(x);
            case GELU_TANH -> Derivatives::geluTanh;
        };
    }

    private static double tanh(double x) {
        double y = Functions.tanh(x);
        return 1 - y * y;
    }

    private static double silu(double x) {
        double s = Functions.sigmoid(x);
        return s * (1 + x * (1 - s));
    }

    /** Of the standard normal distribution. */
    private static double density(double x) {
        return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
    }

    private static double geluTanh(double x) {
        double inner = ROOT_TWO_OVER_PI * (x + 0.044715 * x * x * x);
        double slope = ROOT_TWO_OVER_PI * (1 + 3 * 0.044715 * x * x);
        return 0.5 * (1 + Functions.tanh(inner)) + 0.5 * x * tanh(inner) * slope;
    }
}
