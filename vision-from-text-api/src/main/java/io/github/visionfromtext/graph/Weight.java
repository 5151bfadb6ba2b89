package io.github.visionfromtext.graph;

import io.github.visionfromtext.GraphException;

/**
 * A FLOAT tensor of a module that every function reads: loaded once, frozen or trained.
 *
 * @param name its name in the weight source
 * @param shape fixed axis lengths
 */
public record Weight(String name, Shape shape) implements Operand {
    public Weight {
        if (!shape.isFixed()) {
            throw new GraphException(
                    "Weight '" + name + "' has the shape " + shape + ", but a weight's axes are numbers");
        }
    }

    @Override
    public String toString() {
        return name + shape;
    }
}
