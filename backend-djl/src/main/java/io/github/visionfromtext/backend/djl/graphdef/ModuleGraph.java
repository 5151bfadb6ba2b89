package io.github.visionfromtext.backend.djl.graphdef;

import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Weight;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;

/**
 * A module as one TensorFlow graph. Weights are fed like arguments: the graph stays small whatever they weigh, and gradients
 * with respect to them come like any other. Immutable.
 */
public final class ModuleGraph {
    /** Placeholder of a FLOAT scalar that no function uses: the factor of gradients. */
    public static final String SCALE = "scale";

    private final GraphModule module;
    private final WeightLayout layout;
    private final GraphDef definition;
    private final Map<String, FunctionGraph> functions;

    private ModuleGraph(
            GraphModule module, WeightLayout layout, GraphDef definition, Map<String, FunctionGraph> functions) {
        this.module = module;
        this.layout = layout;
        this.definition = definition;
        this.functions = functions;
    }

    public static ModuleGraph of(GraphModule module) {
        WeightLayout layout = WeightLayout.of(module);
        GraphWriter writer = new GraphWriter();
        writer.placeholder(SCALE, DataType.DT_FLOAT);
        Map<Weight, String> weights = new LinkedHashMap<>();
        for (Weight weight : module.weights().values()) {
            weights.put(weight, writer.placeholder("weight" + weights.size(), DataType.DT_FLOAT, layout.shape(weight)));
        }
        Map<String, FunctionGraph> functions = new LinkedHashMap<>();
        for (GraphFunction function : module.functions().values()) {
            writer.scope("f" + functions.size());
            functions.put(
                    function.name(), new FunctionTranslator(module, function, writer, weights, layout).translate());
        }
        return new ModuleGraph(module, layout, writer.build(), functions);
    }

    public GraphModule module() {
        return module;
    }

    /** How the weights that are fed must lie. */
    public WeightLayout layout() {
        return layout;
    }

    public GraphDef definition() {
        return definition;
    }

    /** Where a function of the module is in the graph. */
    public FunctionGraph function(String name) {
        return Objects.requireNonNull(functions.get(name));
    }
}
