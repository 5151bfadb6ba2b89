package io.github.visionfromtext.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Weight;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModuleWeightsTest {
    private static GraphModule module(int weights) {
        GraphModule.Builder module = GraphModule.builder("net");
        for (int i = 0; i < weights; i++) {
            module.weight("w" + i, 2, i);
        }
        return module.build();
    }

    private static Tensor zeros(long... shape) {
        return Tensor.floats(new float[(int) Tensor.elementCount(shape)], shape);
    }

    @Test
    void findsWhatTheModuleDeclaresAndLeavesTheRest() {
        WeightSource source =
                WeightSource.of("net.safetensors", Map.of("w0", zeros(2, 0), "w1", zeros(2, 1), "rest", zeros()));
        assertThat(ModuleWeights.resolve(module(2), source).keySet())
                .extracting(Weight::name)
                .containsExactly("w0", "w1");
    }

    @Test
    void namesAllThatIsWrongAtOnce() {
        WeightSource source = WeightSource.of("net.safetensors", Map.of("w1", zeros(1, 2)));
        assertThatThrownBy(() -> ModuleWeights.resolve(module(2), source))
                .isInstanceOf(CheckpointException.class)
                .hasMessage("net.safetensors does not hold the weights of module 'net': no tensor 'w0' [2, 0]; "
                        + "tensor 'w1' has the shape [1, 2], expected [2, 1]");
    }

    @Test
    void aCheckpointOfAnotherModelGivesAShortMessage() {
        assertThatThrownBy(() -> ModuleWeights.resolve(module(100), WeightSource.of("other", Map.of())))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContainingAll("'w0'", "'w4'", "and 95 more")
                .hasMessageNotContaining("'w5'");
    }
}
