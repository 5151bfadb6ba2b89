package io.github.visionfromtext.graph;

/** What an operation may take: a value of its function, or a weight of the module. */
public sealed interface Operand permits Value, Weight {
    Shape shape();
}
