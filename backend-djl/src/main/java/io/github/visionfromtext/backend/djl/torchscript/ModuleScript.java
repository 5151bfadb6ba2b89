package io.github.visionfromtext.backend.djl.torchscript;

import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.State;
import io.github.visionfromtext.tensor.ElementType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph module as TorchScript: the archive to load and the names of its methods.
 *
 * <p>The generated class has one method for each function, {@code allocate} and {@code fill} for weights, and {@code state}
 * for a session's tensors, which are handed to each call. Shared by all sessions, it is changed only while it is loaded.
 */
public final class ModuleScript {
    private final GraphModule module;
    private final WeightPlan plan;
    private final Map<String, String> methods = new LinkedHashMap<>();
    private final byte[] archive;

    public ModuleScript(GraphModule module, Precision precision) {
        this.module = module;
        this.plan = WeightPlan.of(module, precision);
        Constants constants = new Constants(precision.device());
        ModuleContext context = new ModuleContext(precision, plan, constants, List.of());
        StringBuilder source = new StringBuilder(helpers(precision));
        source.append(functions(module, context, methods));
        source.append(new WeightScript(precision).allocation(plan, constants));
        source.append(stateMethod(module, precision));
        archive = ScriptArchive.of(attributes(), source.toString());
    }

    private static List<String> attributes() {
        List<String> attributes = new ArrayList<>(WeightScript.LISTS);
        attributes.add("constants");
        return attributes;
    }

    /** Methods that return the lists of weights, in the order in which {@code adopt} of a training script takes them. */
    public static List<String> sharingMethods() {
        return WeightScript.LISTS.stream().map(list -> "shared_" + list).toList();
    }

    static String helpers(Precision precision) {
        return LinearTranslator.HELPERS + AttentionScript.helpers(precision.device());
    }

    /** The methods of all functions; their names go into {@code methods}. */
    static String functions(GraphModule module, ModuleContext context, Map<String, String> methods) {
        StringBuilder source = new StringBuilder();
        FunctionTranslator translator = new FunctionTranslator(module, context);
        for (GraphFunction function : module.functions().values()) {
            String method = "function" + methods.size();
            source.append(translator.inference(method, function));
            methods.put(function.name(), method);
        }
        return source.toString();
    }

    /** A method that makes the tensors of a session from the lengths of its symbols, in alphabetical order. */
    static String stateMethod(GraphModule module, Precision precision) {
        List<String> symbols = new ArrayList<>(module.sessionSymbols());
        StringBuilder source = new StringBuilder("  def state(self, lengths: List[int]) -> List[Tensor]:\n");
        source.append("    tensors = annotate(List[Tensor], [])\n");
        int position = 0;
        for (State state : module.states().values()) {
            List<String> axes = new ArrayList<>();
            state.shape()
                    .dims()
                    .forEach(
                            dim -> axes.add(dim.isFixed() ? Long.toString(dim.fixed()) : length(dim.terms(), symbols)));
            source.append(
                    "    _%d = torch.append(tensors, torch.zeros(%s, dtype=%d, layout=None, device=torch.device(\"%s\"), pin_memory=None))\n"
                            .formatted(position++, axes, precision.attention().code(), precision.device()));
        }
        return source.append("    return tensors\n").toString();
    }

    private static String length(Map<List<String>, Long> terms, List<String> symbols) {
        return terms.entrySet().stream()
                .map(term -> term.getKey().stream()
                        .map(symbol -> "lengths[" + symbols.indexOf(symbol) + "]")
                        .reduce(Long.toString(term.getValue()), (a, b) -> "torch.mul(" + a + ", " + b + ")"))
                .reduce((a, b) -> "torch.add(" + a + ", " + b + ")")
                .orElse("0");
    }

    public GraphModule module() {
        return module;
    }

    public WeightPlan plan() {
        return plan;
    }

    /** The method of a function. */
    public String method(String function) {
        return methods.getOrDefault(function, function);
    }

    public byte[] archive() {
        return archive.clone();
    }

    static boolean isLoss(Node node) {
        return node.type() == ElementType.FLOAT && node.shape().rank() == 0;
    }
}
