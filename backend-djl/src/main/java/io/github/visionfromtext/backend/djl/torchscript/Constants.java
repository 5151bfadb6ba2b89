package io.github.visionfromtext.backend.djl.torchscript;

import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.tensor.ElementType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The constants of a module, made once when it is loaded and shared by its functions. */
final class Constants {
    private final Map<String, Integer> expressions = new LinkedHashMap<>();
    private final String device;

    Constants(String device) {
        this.device = device;
    }

    /** How generated code reads the constant. */
    String read(Op.Constant constant, Node node) {
        ScalarType type = type(node);
        // A list of nothing would be a list of tensors.
        String list = constant.values().isEmpty()
                ? "annotate(List[float], [])"
                : constant.values().stream()
                        .map(value -> type == ScalarType.INT64 ? Long.toString(value.longValue()) : number(value))
                        .collect(Collectors.joining(", ", "[", "]"));
        String flat = "torch.tensor(" + list + ", dtype=" + type.code() + ", device=torch.device(\"" + device + "\"))";
        String shape = node.shape().dims().stream()
                .map(dim -> Long.toString(dim.fixed()))
                .collect(Collectors.joining(", ", "[", "]"));
        String expression = "torch.reshape(" + flat + ", " + shape + ")";
        return "(self.constants)[" + expressions.computeIfAbsent(expression, e -> expressions.size()) + "]";
    }

    static ScalarType type(Node node) {
        return node.type() == ElementType.INT ? ScalarType.INT64 : ScalarType.FLOAT32;
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        return Double.toString(value);
    }

    List<String> expressions() {
        return List.copyOf(expressions.keySet());
    }
}
