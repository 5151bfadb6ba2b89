package io.github.visionfromtext.backend.nd4j.gradient;

import io.github.visionfromtext.backend.nd4j.kernel.Kernel;
import io.github.visionfromtext.backend.nd4j.kernel.Walk;
import io.github.visionfromtext.backend.nd4j.memory.Floats;
import io.github.visionfromtext.backend.nd4j.memory.Ints;
import io.github.visionfromtext.graph.Op.Binary;

/** Gradients of operations on one element of each operand at a time. */
public final class ElementGradients {
    private static final int CHUNK = 1024;

    private ElementGradients() {}

    /** Adds to the gradient of x what that of {@code f(x)} gives it. */
    public static Kernel unary(Derivative derivative, Floats x, Floats dy, Floats dx) {
        int chunk = Math.min(CHUNK, x.length());
        return () -> {
            float[] numbers = new float[chunk];
            float[] gradient = new float[chunk];
            for (int done = 0; done < x.length(); done += chunk) {
                int size = Math.min(chunk, x.length() - done);
                x.read(done, numbers, 0, size);
                dy.read(done, gradient, 0, size);
                for (int i = 0; i < size; i++) {
                    gradient[i] *= (float) derivative.at(numbers[i]);
                }
                dx.add(done, 1, gradient, size);
            }
        };
    }

    /** A derivative of a function of one number. */
    @FunctionalInterface
    public interface Derivative {
        double at(double x);
    }

    /**
     * Adds to the gradient of one operand.
     *
     * @param walk over a, b, the result and the operand whose gradient it is
     * @param left whether that is a
     */
    public static Kernel binary(
            Binary.Function function, boolean left, Walk walk, Floats a, Floats b, Floats dc, Floats target) {
        int chunk = Math.min(CHUNK, walk.run());
        return () -> {
            float[] x = new float[chunk];
            float[] y = new float[chunk];
            float[] gradient = new float[chunk];
            walk.each((at, count) -> {
                for (int done = 0; done < count; done += chunk) {
                    int size = Math.min(chunk, count - done);
                    a.read(at[0] + done * walk.stride(0), walk.stride(0), x, size);
                    b.read(at[1] + done * walk.stride(1), walk.stride(1), y, size);
                    dc.read(at[2] + done * walk.stride(2), walk.stride(2), gradient, size);
                    for (int i = 0; i < size; i++) {
                        gradient[i] *= (float) partial(function, left, x[i], y[i]);
                    }
                    target.add(at[3] + done * walk.stride(3), walk.stride(3), gradient, size);
                }
            });
        };
    }

    /** The derivative of {@code function(a, b)} with respect to a or to b. Of equals each is the larger one by half. */
    private static double partial(Binary.Function function, boolean left, double a, double b) {
        return switch (function) {
            case ADD -> 1;
            case SUBTRACT -> left ? 1 : -1;
            case MULTIPLY -> left ? b : a;
            case DIVIDE -> left ? 1 / b : -a / (b * b);
            case MAXIMUM -> a == b ? 0.5 : a > b == left ? 1 : 0;
            case MINIMUM -> a == b ? 0.5 : a < b == left ? 1 : 0;
            case POWER -> left ? powerOfBase(a, b) : powerOfExponent(a, b);
        };
    }

    private static double powerOfBase(double a, double b) {
        return b == 0 ? 0 : b * Math.pow(a, b - 1);
    }

    private static double powerOfExponent(double a, double b) {
        return a == 0 && b >= 0 ? 0 : Math.pow(a, b) * Math.log(a);
    }

    /**
     * Adds to the gradient of one operand where that was chosen.
     *
     * @param walk over the condition, the result and the operand
     * @param first whether the operand is chosen where the condition is not 0
     */
    public static Kernel where(boolean first, Walk walk, Ints condition, Floats dc, Floats target) {
        return () -> walk.each((at, count) -> {
            for (int i = 0; i < count; i++) {
                if ((condition.values()[at[0] + i * walk.stride(0)] != 0) == first) {
                    int to = at[2] + i * walk.stride(2);
                    target.put(to, target.get(to) + dc.get(at[1] + i * walk.stride(1)));
                }
            }
        });
    }
}
