package io.github.visionfromtext.backend.djl.torchscript;

import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.tensor.ElementType;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a function of a module as a method of the generated class. */
final class FunctionTranslator {
    private final GraphModule module;
    private final ModuleContext context;

    FunctionTranslator(GraphModule module, ModuleContext context) {
        this.module = module;
        this.context = context;
    }

    /** A method from inputs and state to the outputs, FLOAT32 or INT64, in the order they were declared. */
    String inference(String method, GraphFunction function) {
        Scope scope = body(function, false);
        scope.line(
                "return [%s]",
                function.outputs().values().stream()
                        .map(node -> output(scope, node))
                        .collect(Collectors.joining(", ")));
        return "  def " + method + "(self, state: List[Tensor]" + parameters(function) + ") -> List[Tensor]:\n"
                + scope.body();
    }

    /** A method from inputs to the outputs that adds {@code scale} times the gradient of an output to what is accumulated. */
    String training(String method, GraphFunction function, Node loss) {
        Scope scope = body(function, true);
        String scaled = scope.assign("torch.mul(%s, scale)", scope.get(loss, ScalarType.FLOAT32));
        scope.line("(self).accumulate(%s)", scaled);
        scope.line(
                "return [%s]",
                function.outputs().values().stream()
                        .map(node -> scope.assign("torch.detach(%s)", output(scope, node)))
                        .collect(Collectors.joining(", ")));
        return "  def " + method + "(self" + parameters(function) + ", scale: Tensor) -> List[Tensor]:\n"
                + scope.body();
    }

    private static String parameters(GraphFunction function) {
        return IntStream.range(0, function.inputs().size())
                .mapToObj(i -> ", input" + i + ": Tensor")
                .collect(Collectors.joining());
    }

    private Scope body(GraphFunction function, boolean gradients) {
        Scope scope = new Scope(module, function);
        OpTranslator translator = new OpTranslator(scope, context, function, gradients);
        int position = 0;
        for (Node input : function.inputs().values()) {
            defineInput(scope, input, "input" + position++);
        }
        translator.checkPositions(function.nodes());
        function.nodes().forEach(translator::translate);
        return scope;
    }

    private void defineInput(Scope scope, Node input, String name) {
        ScalarType type = input.type() == ElementType.INT ? ScalarType.INT64 : ScalarType.FLOAT32;
        // A scalar stays in host memory: it mixes with tensors anywhere, and reading a position costs no round trip.
        boolean stays = context.precision().onCpu() || input.shape().rank() == 0;
        if (stays) {
            scope.defineVariable(input, type, name);
        } else {
            scope.define(
                    input,
                    type,
                    "torch.to(%s, torch.device(\"%s\"), %d)",
                    name,
                    context.precision().device(),
                    type.code());
        }
    }

    private String output(Scope scope, Node node) {
        ScalarType type = node.type() == ElementType.INT ? ScalarType.INT64 : ScalarType.FLOAT32;
        String value = scope.get(node, type);
        return scope.assign(
                context.precision().onCpu() ? "torch.contiguous(%s)" : "torch.contiguous(torch.cpu(%s))", value);
    }
}
