package io.github.visionfromtext.core.training.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MaeTrainingGraphTest {
    @ParameterizedTest
    @EnumSource(ReconstructionLoss.class)
    void lossesAreScalars(ReconstructionLoss loss) {
        GraphModule graph = MaeTrainingGraph.build(MaeTrainingSettings.MINI, loss);
        assertThat(graph.function(MaeTrainingGraph.PRETRAIN)
                        .output(MaeTrainingGraph.LOSS)
                        .shape())
                .isEqualTo(Shape.SCALAR);
        assertThat(graph.function(MaeTrainingGraph.RECONSTRUCT)
                        .output(MaeTrainingGraph.LOSS)
                        .shape())
                .isEqualTo(Shape.SCALAR);
        assertThat(graph.function(MaeTrainingGraph.AUTOENCODE).output("rgb").shape())
                .hasToString("[batch, 3, 64, 64]");
    }

    @Test
    void theMiniModelHasTheSizeItsDocumentationSays() {
        GraphModule graph = MaeTrainingGraph.build(MaeTrainingSettings.MINI, ReconstructionLoss.ABSOLUTE);
        long count = graph.weights().values().stream()
                .mapToLong(weight -> weight.shape().dims().stream()
                        .mapToLong(dim -> dim.fixed())
                        .reduce(1, Math::multiplyExact))
                .sum();
        assertThat(count).isBetween(4_500_000L, 4_650_000L);
    }

    @Test
    void positionsAreSinesAndCosinesOfColumnThenRow() {
        float[] positions = MaeInitialisation.positions(3, 8);
        assertThat(Arrays.copyOf(positions, 8)).containsOnly(0);
        int column = 2;
        int row = 1;
        int at = (1 + row * 3 + column) * 8;
        assertThat(Arrays.copyOfRange(positions, at, at + 8)).containsExactly(new float[] {
            (float) Math.sin(column), (float) Math.sin(column / 100.0),
            (float) Math.cos(column), (float) Math.cos(column / 100.0),
            (float) Math.sin(row), (float) Math.sin(row / 100.0),
            (float) Math.cos(row), (float) Math.cos(row / 100.0)
        });
    }
}
