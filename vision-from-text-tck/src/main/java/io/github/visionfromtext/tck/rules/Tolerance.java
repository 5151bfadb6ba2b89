package io.github.visionfromtext.tck.rules;

import io.github.visionfromtext.backend.WeightFormat;

/**
 * How far a backend may be from the reference backend, by weight format; the table of the specification.
 *
 * @param element error of an element of one operation, as a share of its magnitude or of 1, whichever is more
 * @param graph error of an element of a random graph, as a share of the largest magnitude of its tensor or of 1
 * @param model length of the error of a model's output, as a share of the output's length
 * @param gradient length of the error of all gradients together, as a share of their length
 */
record Tolerance(double element, double graph, double model, double gradient) {
    static Tolerance of(WeightFormat format) {
        return switch (format) {
            case FLOAT64, FLOAT32 -> new Tolerance(1e-5, 2e-5, 1e-5, 1e-3);
            case BFLOAT16 -> new Tolerance(0.05, 0.1, 0.03, 0.03);
            case FLOAT16 -> new Tolerance(0.01, 0.02, 0.004, 0.01);
            case INT8 -> new Tolerance(0.05, 0.1, 0.04, 0.06);
        };
    }
}
