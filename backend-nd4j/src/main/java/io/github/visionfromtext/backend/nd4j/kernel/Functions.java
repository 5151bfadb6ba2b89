package io.github.visionfromtext.backend.nd4j.kernel;

import io.github.visionfromtext.backend.nd4j.memory.Floats;
import io.github.visionfromtext.backend.nd4j.memory.Ints;
import io.github.visionfromtext.graph.Op.Unary.Function;

/** Functions of each element. */
public final class Functions {
    private static final double ROOT_HALF = Math.sqrt(0.5);
    private static final double ROOT_TWO_OVER_PI = Math.sqrt(2 / Math.PI);

    private Functions() {}

    /** {@code y = function(x)}. */
    public static Kernel unary(Function function, Floats x, Floats y) {
        int chunk = Math.min(Arithmetic.CHUNK, x.length());
        return () -> {
            float[] part = new float[chunk];
            for (int done = 0; done < x.length(); done += chunk) {
                int size = Math.min(chunk, x.length() - done);
                x.read(done, part, 0, size);
                apply(function, part, size);
                y.write(done, part, size);
            }
        };
    }

    private static void apply(Function function, float[] x, int count) {
        switch (function) {
            case NEGATE -> {
                for (int i = 0; i < count; i++) {
                    x[i] = -x[i];
                }
            }
            case ABS -> {
                for (int i = 0; i < count; i++) {
                    x[i] = Math.abs(x[i]);
                }
            }
            case RELU -> {
                for (int i = 0; i < count; i++) {
                    x[i] = Math.max(x[i], 0);
                }
            }
            case SILU -> {
                for (int i = 0; i < count; i++) {
                    x[i] = (float) (x[i] * sigmoid(x[i]));
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    x[i] = (float) value(function, x[i]);
                }
            }
        }
    }

    private static double value(Function function, double x) {
        return switch (function) {
            case NEGATE -> -x;
            case ABS -> Math.abs(x);
            case EXP -> Math.exp(x);
            case LOG -> Math.log(x);
            case SQRT -> Math.sqrt(x);
            case SIN -> Math.sin(x);
            case COS -> Math.cos(x);
            case TANH -> tanh(x);
            case SIGMOID -> sigmoid(x);
            case RELU -> Math.max(x, 0);
            case SILU -> x * sigmoid(x);
            case GELU -> x * normalDistribution(x);
            case GELU_TANH -> 0.5 * x * (1 + tanh(ROOT_TWO_OVER_PI * (x + 0.044715 * x * x * x)));
        };
    }

    /** {@code 1 / (1 + exp(-x))}. */
    public static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** Java's own takes five times as long. Near 0 the quotient would cancel, there the function is its argument. */
    public static double tanh(double x) {
        if (Math.abs(x) < 1e-4) {
            return x;
        }
        double e = Math.exp(-2 * Math.abs(x));
        return Math.copySign((1 - e) / (1 + e), x);
    }

    /** Phi of the standard normal distribution, by Abramowitz and Stegun 7.1.26: to 1e-7, less than FLOAT32 resolves. */
    public static double normalDistribution(double x) {
        double z = Math.abs(x) * ROOT_HALF;
        double t = 1 / (1 + 0.3275911 * z);
        double polynomial =
                t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
        double tail = 0.5 * polynomial * Math.exp(-z * z);
        return x > 0 ? 1 - tail : tail;
    }

    /** {@code y = x}, as floats. */
    public static Kernel toFloat(Ints x, Floats y) {
        return () -> {
            for (int i = 0; i < x.length(); i++) {
                y.put(i, (float) x.values()[i]);
            }
        };
    }
}
