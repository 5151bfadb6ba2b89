package io.github.visionfromtext.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.core.training.InitialWeights.Initializer;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.DoubleSummaryStatistics;
import org.junit.jupiter.api.Test;

class InitialWeightsTest {
    private static GraphModule module(String... names) {
        GraphModule.Builder module = GraphModule.builder("m");
        FunctionBuilder f = module.function("f");
        for (String name : names) {
            f.output(name, f.value(module.weight(name, 200, 50)));
        }
        return module.build();
    }

    private static float[] values(WeightSource source, String name) {
        return source.get(name).toTensor().floats();
    }

    private static DoubleSummaryStatistics summary(Initializer initializer) {
        float[] values = initializer.fill(Seeds.random(1), new long[] {200, 50});
        DoubleSummaryStatistics summary = new DoubleSummaryStatistics();
        for (float value : values) {
            summary.accept(value);
        }
        return summary;
    }

    @Test
    void aWeightDependsOnItsNameAndTheSeedOnly() {
        InitialWeights.Rules normal = (name, shape) -> Initializer.normal(1);
        WeightSource first = InitialWeights.draw(module("a", "b"), 5, normal);
        WeightSource second = InitialWeights.draw(module("c", "b", "a"), 5, normal);
        assertThat(values(second, "a")).isEqualTo(values(first, "a"));
        assertThat(values(second, "b")).isEqualTo(values(first, "b"));
        assertThat(values(first, "a")).isNotEqualTo(values(first, "b"));
        assertThat(values(InitialWeights.draw(module("a"), 6, normal), "a")).isNotEqualTo(values(first, "a"));
    }

    @Test
    void rulesAreChosenByName() {
        WeightSource drawn = InitialWeights.draw(
                module("a", "b"), 5, (name, shape) -> name.equals("a") ? Initializer.ONES : Initializer.ZEROS);
        assertThat(values(drawn, "a")).hasSize(200 * 50).containsOnly(1);
        assertThat(values(drawn, "b")).containsOnly(0);
    }

    @Test
    void normalHasItsDeviation() {
        float[] values = Initializer.normal(0.02).fill(Seeds.random(1), new long[] {200, 50});
        double squares = 0;
        for (float value : values) {
            squares += value * value;
        }
        assertThat(Math.sqrt(squares / values.length)).isEqualTo(0.02, within(0.0005));
        assertThat(summary(Initializer.normal(0.02)).getAverage()).isEqualTo(0, within(0.0008));
    }

    @Test
    void xavierFillsItsInterval() {
        double bound = Math.sqrt(6.0 / 250);
        DoubleSummaryStatistics summary = summary(Initializer.xavierUniform());
        assertThat(summary.getMax()).isEqualTo(bound, within(0.01 * bound)).isLessThanOrEqualTo(bound);
        assertThat(summary.getMin()).isEqualTo(-bound, within(0.01 * bound)).isGreaterThanOrEqualTo(-bound);
        assertThat(summary.getAverage()).isEqualTo(0, within(0.03 * bound));
    }
}
