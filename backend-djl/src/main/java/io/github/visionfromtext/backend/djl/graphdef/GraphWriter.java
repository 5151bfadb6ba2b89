package io.github.visionfromtext.backend.djl.graphdef;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;
import org.tensorflow.proto.VersionDef;

/**
 * Writes the nodes of a TensorFlow graph. A value is the name of the node that gives it, {@code name:1} for a second
 * output. Two nodes of one operation, operands and attributes are one node, within a name scope: all operations written
 * here are functions.
 */
final class GraphWriter {
    /** Of the TensorFlow this is written for, 2.16; a newer one reads it too. */
    private static final VersionDef VERSIONS =
            VersionDef.newBuilder().setProducer(1766).setMinConsumer(12).build();

    private final GraphDef.Builder graph = GraphDef.newBuilder().setVersions(VERSIONS);
    private final Map<List<Object>, String> written = new HashMap<>();
    private String scope = "";

    /** Begins the nodes of another function. Nodes are shared among what follows, but not with what came before. */
    void scope(String name) {
        scope = name + "/";
        written.clear();
    }

    GraphDef build() {
        return graph.build();
    }

    /** A node that is fed, under a name of its own; the length of an axis is -1 if it is known only at the call. */
    String placeholder(String name, DataType type, long... shape) {
        return named(name, new Operation("Placeholder").type("dtype", type).shape("shape", shape));
    }

    /** A node that can be fetched, whatever {@code value} is: what is fed cannot be. */
    String output(String name, DataType type, String value) {
        return named(name, new Operation("Identity", value).type("T", type));
    }

    private String named(String name, Operation operation) {
        String full = scope + name;
        graph.addNode(operation.node(full));
        return full;
    }

    String add(Operation operation) {
        return written.computeIfAbsent(operation.key(), key -> {
            String name = scope + operation.op + "_" + graph.getNodeCount();
            graph.addNode(operation.node(name));
            return name;
        });
    }

    String floats(List<Double> values, long... shape) {
        TensorProto.Builder tensor = tensor(DataType.DT_FLOAT, shape);
        values.forEach(value -> tensor.addFloatVal(value.floatValue()));
        return constant(tensor);
    }

    /** A FLOAT scalar. */
    String number(double value) {
        return floats(List.of(value));
    }

    String longs(long[] values, long... shape) {
        TensorProto.Builder tensor = tensor(DataType.DT_INT64, shape);
        for (long value : values) {
            tensor.addInt64Val(value);
        }
        return constant(tensor);
    }

    /** An INT64 scalar. */
    String whole(long value) {
        return longs(new long[] {value});
    }

    /** An INT32 scalar: which axis. */
    String axis(int axis) {
        return constant(tensor(DataType.DT_INT32).addIntVal(axis));
    }

    /** An INT32 vector: which axes, or how long they are. */
    String integers(List<Integer> values) {
        return constant(tensor(DataType.DT_INT32, values.size()).addAllIntVal(values));
    }

    private String constant(TensorProto.Builder value) {
        return add(new Operation("Const").type("dtype", value.getDtype()).tensor("value", value.build()));
    }

    private static TensorProto.Builder tensor(DataType type, long... shape) {
        return TensorProto.newBuilder().setDtype(type).setTensorShape(shape(shape));
    }

    private static TensorShapeProto shape(long... shape) {
        TensorShapeProto.Builder builder = TensorShapeProto.newBuilder();
        for (long length : shape) {
            builder.addDimBuilder().setSize(length);
        }
        return builder.build();
    }

    /**
     * An operation of TensorFlow, its operands and attributes. Attributes without a default must all be there, those of
     * element types too: nothing is inferred when a graph is imported.
     */
    static final class Operation {
        private final String op;
        private final List<String> operands;
        private final Map<String, AttrValue> attributes = new TreeMap<>();

        Operation(String op, String... operands) {
            this(op, List.of(operands));
        }

        Operation(String op, List<String> operands) {
            this.op = op;
            this.operands = operands;
        }

        Operation type(String attribute, DataType type) {
            return set(attribute, AttrValue.newBuilder().setType(type));
        }

        /** {@code T}, the element type of most operations, as FLOAT32. */
        Operation floats() {
            return type("T", DataType.DT_FLOAT);
        }

        Operation flag(String attribute, boolean value) {
            return set(attribute, AttrValue.newBuilder().setB(value));
        }

        Operation count(String attribute, long value) {
            return set(attribute, AttrValue.newBuilder().setI(value));
        }

        Operation shape(String attribute, long... shape) {
            return set(attribute, AttrValue.newBuilder().setShape(GraphWriter.shape(shape)));
        }

        Operation tensor(String attribute, TensorProto value) {
            return set(attribute, AttrValue.newBuilder().setTensor(value));
        }

        private Operation set(String attribute, AttrValue.Builder value) {
            attributes.put(attribute, value.build());
            return this;
        }

        private List<Object> key() {
            List<Object> key = new ArrayList<>(operands);
            key.add(attributes);
            key.add(op);
            return key;
        }

        private NodeDef node(String name) {
            return NodeDef.newBuilder()
                    .setName(name)
                    .setOp(op)
                    .addAllInput(operands)
                    .putAllAttr(attributes)
                    .build();
        }
    }
}
