package io.github.visionfromtext.core.model.inception;

import io.github.visionfromtext.core.model.convolution.Kernel;

/** A convolution by its name in a block. */
record Convolution(String name, Kernel kernel) {
    /** As large as its input. */
    static Convolution around(String name, int rows, int columns) {
        return new Convolution(name, Kernel.around(rows, columns));
    }

    static Convolution point(String name) {
        return around(name, 1, 1);
    }

    /** Windows of 3x3 inside the input, at every second place. */
    static Convolution halving(String name) {
        return new Convolution(name, Kernel.inside(3, 2));
    }
}
