package io.github.visionfromtext.tensor;

/**
 * What the elements of a tensor mean. How a backend stores FLOAT (32 or 16 bits, quantised) is chosen when a module is
 * loaded and never changes what a graph means.
 */
public enum ElementType {
    /** Real numbers. */
    FLOAT,
    /** Signed 64-bit integers: token ids, indices, positions, 0/1 conditions. */
    INT
}
