package io.github.visionfromtext.graph;

import io.github.visionfromtext.tensor.ElementType;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One operation in a function and its result.
 *
 * @param id unique in its function; operands have smaller ids
 * @param op the operation and its attributes
 * @param operands results the operation takes, in the order {@link Op} gives
 * @param type element type of the result
 * @param shape shape of the result
 */
public record Node(int id, Op op, List<Node> operands, ElementType type, Shape shape) {
    public Node {
        operands = List.copyOf(operands);
    }

    public Node operand(int index) {
        return operands.get(index);
    }

    /** Calls the visitor's method for this node's operation. */
    public <R> R accept(OpVisitor<R> visitor) {
        return op.accept(visitor, this);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return id;
    }

    @Override
    public String toString() {
        return "%" + id + " = " + op.label()
                + operands.stream().map(node -> "%" + node.id + node.shape).collect(Collectors.joining(", ", "(", ")"))
                + " -> " + shape;
    }
}
