package io.github.visionfromtext.backend.djl.graphdef;

import io.github.visionfromtext.backend.djl.graphdef.GraphWriter.Operation;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Shape;
import org.tensorflow.proto.DataType;

/** Elements picked by indices. The engine refuses an index outside its axis. */
final class LayoutTranslator {
    private final Scope scope;
    private final GraphWriter writer;

    LayoutTranslator(Scope scope) {
        this.scope = scope;
        this.writer = scope.writer();
    }

    /** Operands (data, indices): the axis of the data replaced by the axes of the indices. */
    String gather(int axis, Node node) {
        return gather(scope.get(node.operand(0)), Scope.type(node), scope.get(node.operand(1)), axis, 0);
    }

    /** Operands (data, indices) whose leading axes are paired. */
    String gatherEach(int axis, Node node) {
        Shape data = node.operand(0).shape();
        Dim rows = new Shape(data.dims().subList(0, axis)).elementCount();
        Dim rest = new Shape(data.dims().subList(axis + 1, data.rank())).elementCount();
        DataType type = Scope.type(node);
        String values = scope.reshape(scope.get(node.operand(0)), type, Shape.of(rows, data.dim(axis), rest));
        Shape paired = Shape.of(rows, node.operand(1).shape().dim(-1));
        String indices = scope.reshape(scope.get(node.operand(1)), DataType.DT_INT64, paired);
        return scope.reshape(gatherRows(values, type, indices), type, node.shape());
    }

    /**
     * Element {@code indices[row, i]} of each row.
     *
     * @param values {@code [rows, length, ...]}
     * @param indices INT64 {@code [rows, count]}
     */
    String gatherRows(String values, DataType type, String indices) {
        return gather(values, type, indices, 1, 1);
    }

    private String gather(String values, DataType type, String indices, int axis, int batchAxes) {
        return writer.add(new Operation("GatherV2", values, indices, writer.axis(axis))
                .type("Tparams", type)
                .type("Tindices", DataType.DT_INT64)
                .type("Taxis", DataType.DT_INT32)
                .count("batch_dims", batchAxes));
    }
}
