package io.github.visionfromtext.backend.nd4j.backward;

import io.github.visionfromtext.backend.nd4j.kernel.Kernel;
import io.github.visionfromtext.backend.nd4j.kernel.Shapes;
import io.github.visionfromtext.backend.nd4j.memory.BlockPool;
import io.github.visionfromtext.backend.nd4j.memory.Floats;
import io.github.visionfromtext.backend.nd4j.place.Holding;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.graph.Weight;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The places of gradients: of a weight, where its gradients add up; of any other value, memory until it is passed on. */
public final class Gradients {
    private final Map<Weight, Floats> ofWeights;
    private final Map<String, Long> bindings;
    private final BlockPool pool;
    private final List<Kernel> kernels;
    private final Map<Node, Floats> floats = new HashMap<>();
    private final Map<Node, Holding> holdings = new HashMap<>();

    public Gradients(Map<Weight, Floats> ofWeights, Map<String, Long> bindings, BlockPool pool, List<Kernel> kernels) {
        this.ofWeights = ofWeights;
        this.bindings = bindings;
        this.pool = pool;
        this.kernels = kernels;
    }

    /** Where to add to the gradient of a value; it is 0 before the first does. */
    public Floats of(Node node) {
        if (node.op() instanceof Op.ReadWeight read) {
            return Objects.requireNonNull(ofWeights.get(read.weight()));
        }
        return floats.computeIfAbsent(node, this::create);
    }

    private Floats create(Node node) {
        int count = Shapes.count(node.shape().evaluate(bindings));
        Holding holding = new Holding(pool, count);
        holding.hold();
        holdings.put(node, holding);
        Floats gradient = holding.floats(count);
        kernels.add(() -> gradient.fill(0, count, 0));
        return gradient;
    }

    /** Says that the gradient of a value has been passed on. */
    public void passedOn(Node node) {
        Holding holding = holdings.remove(node);
        if (holding != null) {
            holding.letGo();
        }
    }
}
