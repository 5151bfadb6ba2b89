package io.github.visionfromtext.backend.nd4j.kernel;

import io.github.visionfromtext.backend.nd4j.memory.Floats;
import org.jspecify.annotations.Nullable;

/** Normalisation of rows of {@code n} numbers. Means are in double precision: squares of FLOAT32 leave its range. */
public final class Norms {
    private Norms() {}

    public static Kernel layerNorm(double epsilon, Floats x, Floats weight, @Nullable Floats bias, Floats y) {
        return () -> {
            float[] scale = weight.toArray();
            float[] shift = bias == null ? new float[scale.length] : bias.toArray();
            float[] row = new float[scale.length];
            for (int at = 0; at < x.length(); at += row.length) {
                x.read(at, row, 0, row.length);
                double mean = mean(row);
                double factor = 1 / Math.sqrt(variance(row, mean) + epsilon);
                for (int i = 0; i < row.length; i++) {
                    row[i] = (float) ((row[i] - mean) * factor) * scale[i] + shift[i];
                }
                y.write(at, row, row.length);
            }
        };
    }

    public static Kernel rmsNorm(double epsilon, Floats x, Floats weight, Floats y) {
        return () -> {
            float[] scale = weight.toArray();
            float[] row = new float[scale.length];
            for (int at = 0; at < x.length(); at += row.length) {
                x.read(at, row, 0, row.length);
                double factor = 1 / Math.sqrt(meanSquare(row) + epsilon);
                for (int i = 0; i < row.length; i++) {
                    row[i] = (float) (row[i] * factor) * scale[i];
                }
                y.write(at, row, row.length);
            }
        };
    }

    public static double mean(float[] row) {
        double sum = 0;
        for (float x : row) {
            sum += x;
        }
        return sum / row.length;
    }

    public static double variance(float[] row, double mean) {
        double sum = 0;
        for (float x : row) {
            sum += (x - mean) * (x - mean);
        }
        return sum / row.length;
    }

    public static double meanSquare(float[] row) {
        double sum = 0;
        for (float x : row) {
            sum += (double) x * x;
        }
        return sum / row.length;
    }
}
