package io.github.visionfromtext.backend.nd4j.kernel;

import io.github.visionfromtext.backend.nd4j.memory.Floats;
import io.github.visionfromtext.backend.nd4j.memory.Ints;
import io.github.visionfromtext.graph.Op.Binary;
import io.github.visionfromtext.graph.Op.Compare.Relation;

/** Operations on one element of each of two or three operands at a time. Walks are over the operands and then the result. */
public final class Arithmetic {
    /** Numbers worked on at once; a few kilobytes, which stay in the nearest cache. */
    static final int CHUNK = 1024;

    private Arithmetic() {}

    /** {@code c = function(a, b)}. */
    public static Kernel binary(Binary.Function function, Walk walk, Floats a, Floats b, Floats c) {
        int chunk = Math.min(CHUNK, walk.run());
        return () -> {
            float[] left = new float[chunk];
            float[] right = new float[chunk];
            walk.each((at, count) -> {
                for (int done = 0; done < count; done += chunk) {
                    int size = Math.min(chunk, count - done);
                    a.read(at[0] + done * walk.stride(0), walk.stride(0), left, size);
                    b.read(at[1] + done * walk.stride(1), walk.stride(1), right, size);
                    apply(function, left, right, size);
                    c.write(at[2] + done * walk.stride(2), walk.stride(2), left, size);
                }
            });
        };
    }

    private static void apply(Binary.Function function, float[] a, float[] b, int count) {
        switch (function) {
            case ADD -> {
                for (int i = 0; i < count; i++) {
                    a[i] += b[i];
                }
            }
            case SUBTRACT -> {
                for (int i = 0; i < count; i++) {
                    a[i] -= b[i];
                }
            }
            case MULTIPLY -> {
                for (int i = 0; i < count; i++) {
                    a[i] *= b[i];
                }
            }
            case DIVIDE -> {
                for (int i = 0; i < count; i++) {
                    a[i] /= b[i];
                }
            }
            case MAXIMUM -> {
                for (int i = 0; i < count; i++) {
                    a[i] = Math.max(a[i], b[i]);
                }
            }
            case MINIMUM -> {
                for (int i = 0; i < count; i++) {
                    a[i] = Math.min(a[i], b[i]);
                }
            }
            case POWER -> {
                for (int i = 0; i < count; i++) {
                    a[i] = power(a[i], b[i]);
                }
            }
        }
    }

    /** IEEE 754's power, which differs from Java's where the exponent does not matter: 1 to any, -1 to an infinity. */
    private static float power(float a, float b) {
        return a == 1 || (a == -1 && Float.isInfinite(b)) ? 1 : (float) Math.pow(a, b);
    }

    /** {@code c = function(a, b)}. */
    public static Kernel binary(Binary.Function function, Walk walk, Ints a, Ints b, Ints c) {
        return () -> walk.each((at, count) -> {
            for (int i = 0; i < count; i++) {
                long x = a.values()[at[0] + i * walk.stride(0)];
                long y = b.values()[at[1] + i * walk.stride(1)];
                c.values()[at[2] + i * walk.stride(2)] = apply(function, x, y);
            }
        });
    }

    private static long apply(Binary.Function function, long a, long b) {
        return switch (function) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case MAXIMUM -> Math.max(a, b);
            case MINIMUM -> Math.min(a, b);
            case DIVIDE, POWER -> throw new AssertionError("refused when the graph was built: " + function);
        };
    }

    /** {@code c = 1} where the relation holds, else 0. */
    public static Kernel compare(Relation relation, Walk walk, Floats a, Floats b, Ints c) {
        return () -> walk.each((at, count) -> {
            for (int i = 0; i < count; i++) {
                float x = a.get(at[0] + i * walk.stride(0));
                float y = b.get(at[1] + i * walk.stride(1));
                boolean holds =
                        switch (relation) {
                            case EQUAL -> x == y;
                            case LESS -> x < y;
                            case LESS_OR_EQUAL -> x <= y;
                        };
                c.values()[at[2] + i * walk.stride(2)] = holds ? 1 : 0;
            }
        });
    }

    /** {@code c = 1} where the relation holds, else 0. */
    public static Kernel compare(Relation relation, Walk walk, Ints a, Ints b, Ints c) {
        return () -> walk.each((at, count) -> {
            for (int i = 0; i < count; i++) {
                long x = a.values()[at[0] + i * walk.stride(0)];
                long y = b.values()[at[1] + i * walk.stride(1)];
                boolean holds =
                        switch (relation) {
                            case EQUAL -> x == y;
                            case LESS -> x < y;
                            case LESS_OR_EQUAL -> x <= y;
                        };
                c.values()[at[2] + i * walk.stride(2)] = holds ? 1 : 0;
            }
        });
    }

    /** {@code c = a} where the condition is not 0, else {@code b}. */
    public static Kernel where(Walk walk, Ints condition, Floats a, Floats b, Floats c) {
        return () -> walk.each((at, count) -> {
            for (int i = 0; i < count; i++) {
                boolean first = condition.values()[at[0] + i * walk.stride(0)] != 0;
                c.put(
                        at[3] + i * walk.stride(3),
                        first ? a.get(at[1] + i * walk.stride(1)) : b.get(at[2] + i * walk.stride(2)));
            }
        });
    }

    /** {@code c = a} where the condition is not 0, else {@code b}. */
    public static Kernel where(Walk walk, Ints condition, Ints a, Ints b, Ints c) {
        return () -> walk.each((at, count) -> {
            for (int i = 0; i < count; i++) {
                boolean first = condition.values()[at[0] + i * walk.stride(0)] != 0;
                c.values()[at[3] + i * walk.stride(3)] =
                        first ? a.values()[at[1] + i * walk.stride(1)] : b.values()[at[2] + i * walk.stride(2)];
            }
        });
    }
}
