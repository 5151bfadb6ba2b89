package io.github.visionfromtext.backend.djl.graphdef;

import io.github.visionfromtext.backend.djl.graphdef.GraphWriter.Operation;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.graph.Shape;
import java.util.List;
import org.tensorflow.proto.DataType;

/** Matrix products, norms and losses. */
final class LayerTranslator {
    private final Scope scope;
    private final GraphWriter writer;
    private final WeightLayout layout;

    LayerTranslator(Scope scope, WeightLayout layout) {
        this.layout = layout;
        this.scope = scope;
        this.writer = scope.writer();
    }

    String matMul(Node node) {
        String a = scope.get(node.operand(0));
        String b = scope.get(node.operand(1));
        return node.shape().rank() == 2 ? scope.floats("MatMul", a, b) : product(a, b, false);
    }

    /** Product of matrices whose leading axes broadcast. */
    private String product(String a, String b, boolean transposed) {
        return writer.add(new Operation("BatchMatMulV2", a, b).floats().flag("adj_y", transposed));
    }

    String linear(Node node) {
        Shape shape = node.operand(0).shape();
        Shape rows = Shape.of(shape.without(-1).elementCount(), shape.dim(-1));
        Shape results = rows.with(-1, node.shape().dim(-1));
        String y = writer.add(new Operation(
                        "MatMul", scope.reshape(scope.get(node.operand(0)), shape, rows), scope.get(node.operand(1)))
                .floats()
                .flag("transpose_b", !layout.isTransposed(node.operand(1))));
        if (node.operands().size() == 3) {
            y = scope.floats("BiasAdd", y, scope.get(node.operand(2)));
        }
        return scope.reshape(y, results, node.shape());
    }

    String layerNorm(double epsilon, Node node) {
        String x = scope.get(node.operand(0));
        String centred = scope.floats("Sub", x, meanOfRow(x, node));
        String y = times(normalised(centred, epsilon, node), scope.get(node.operand(1)));
        return node.operands().size() == 3 ? scope.floats("AddV2", y, scope.get(node.operand(2))) : y;
    }

    String rmsNorm(double epsilon, Node node) {
        return times(normalised(scope.get(node.operand(0)), epsilon, node), scope.get(node.operand(1)));
    }

    /**
     * x / sqrt(mean(x^2) + epsilon). Never written as a squared difference: the engine's optimizer takes that for the
     * beginning of a fusion and ends the process.
     */
    private String normalised(String x, double epsilon, Node node) {
        String meanSquare = meanOfRow(scope.floats("Square", x), node);
        return times(x, scope.floats("Rsqrt", scope.floats("AddV2", meanSquare, writer.number(epsilon))));
    }

    private String times(String a, String b) {
        return scope.floats("Mul", a, b);
    }

    private String meanOfRow(String x, Node node) {
        return writer.add(
                new Operation("Mean", x, writer.integers(List.of(node.shape().rank() - 1)))
                        .floats()
                        .type("Tidx", DataType.DT_INT32)
                        .flag("keep_dims", true));
    }

    /** Operands (logits, target). A row that does not count picks an element that is there, and drops it. */
    String crossEntropy(Node node) {
        Dim rows = node.shape().dim(0);
        String target = scope.get(node.operand(1));
        String ignored = writer.add(
                new Operation("Equal", target, writer.whole(Op.CrossEntropy.IGNORE)).type("T", DataType.DT_INT64));
        String safe =
                writer.add(new Operation("SelectV2", ignored, writer.whole(0), target).type("T", DataType.DT_INT64));
        String log = scope.floats("LogSoftmax", scope.get(node.operand(0)));
        String indices = scope.reshape(safe, DataType.DT_INT64, Shape.of(rows, 1));
        String picked = scope.reshape(
                new LayoutTranslator(scope).gatherRows(log, DataType.DT_FLOAT, indices),
                DataType.DT_FLOAT,
                Shape.of(rows));
        return writer.add(new Operation("SelectV2", ignored, writer.number(0), scope.floats("Neg", picked)).floats());
    }
}
