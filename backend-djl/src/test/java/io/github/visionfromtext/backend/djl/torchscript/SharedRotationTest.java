package io.github.visionfromtext.backend.djl.torchscript;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op.RotaryEmbedding.Pairing;
import io.github.visionfromtext.graph.Value;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which rotations are done together, decided from where their operands come from. */
class SharedRotationTest {
    private static final int WIDTH = 8;
    private static final Dim TIME = Dim.symbol("time");

    private final GraphModule.Builder b = GraphModule.builder("m");
    private final FunctionBuilder f = b.function("f");
    private final Value x = f.input("x", 1, TIME, WIDTH);
    private final Value cos = f.input("cos", TIME, 2);
    private final Value sin = f.input("sin", TIME, 2);

    private Value heads(Value from, String name, int heads) {
        return from.linear(b.weight(name, 4L * heads, WIDTH), null)
                .reshape(Dim.of(1), TIME, Dim.of(heads), Dim.of(4))
                .transpose(0, 2, 1, 3);
    }

    private Map<Node, SharedRotation> shared(Value query, Value key, Value value) {
        f.output("q", query).output("k", key).output("v", value);
        GraphModule module = b.build();
        Map<Node, SiblingLinears> siblings = new HashMap<>();
        SiblingLinears.of(module.function("f"))
                .forEach(together -> together.layers().forEach(layer -> siblings.put(layer, together)));
        return SharedRotation.of(module.function("f"), siblings);
    }

    private Value turned(Value heads) {
        return heads.rotaryEmbedding(cos, sin, Pairing.HALVES);
    }

    @Test
    void queryAndKeyAreTurnedTogether() {
        Map<Node, SharedRotation> shared = shared(turned(heads(x, "q", 4)), turned(heads(x, "k", 2)), heads(x, "v", 2));
        assertThat(shared).hasSize(2);
        SharedRotation both = shared.values().iterator().next();
        assertThat(both.first().count()).isEqualTo(4);
        assertThat(both.second().count()).isEqualTo(2);
        assertThat(both.second().siblings().offset(both.second().layer())).isEqualTo(16);
    }

    @Test
    void nothingIsSharedWithOtherAnglesOrPairings() {
        Value query = turned(heads(x, "q", 4));
        Value key = heads(x, "k", 4).rotaryEmbedding(sin, cos, Pairing.HALVES);
        Value value = heads(x, "v", 4).rotaryEmbedding(cos, sin, Pairing.INTERLEAVED);
        assertThat(shared(query, key, value)).isEmpty();
    }

    @Test
    void nothingIsSharedOverAGapOrOutOfAnotherProduct() {
        Value query = turned(heads(x, "q", 4));
        Value between = heads(x, "between", 4);
        Value value = turned(heads(x, "v", 4));
        Value key = turned(heads(x.tanh(), "k", 4));
        assertThat(shared(query, key.plus(between), value)).isEmpty();
    }
}
