package io.github.visionfromtext.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CheckpointException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightSourceTest {
    private static final WeightSource BASE = WeightSource.of("base", of("model.b", 1, "model.a", 2));
    private static final WeightSource OVER = WeightSource.of("over", of("model.a", 3, "extra", 4));

    private static Map<String, Tensor> of(String first, float x, String second, float y) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put(first, Tensor.scalar(x));
        tensors.put(second, Tensor.scalar(y));
        return tensors;
    }

    private static float value(WeightSource source, String name) {
        return source.get(name).toTensor().floats()[0];
    }

    @Test
    void keepsTheOrderOfItsNames() {
        assertThat(BASE.names()).containsExactly("model.b", "model.a");
    }

    @Test
    void namesWhatIsMissingAndWhere() {
        assertThat(BASE.find("x")).isNull();
        assertThatThrownBy(() -> BASE.get("x"))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContainingAll("'x'", "base");
    }

    @Test
    void theFirstOfTwoSourcesWins() {
        WeightSource both = OVER.or(BASE);
        assertThat(both.names()).containsExactly("model.a", "extra", "model.b");
        assertThat(value(both, "model.a")).isEqualTo(3);
        assertThat(value(both, "model.b")).isEqualTo(1);
        assertThatThrownBy(() -> both.get("x"))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContainingAll("'x'", "over", "base");
    }

    @Test
    void aRenamedSourceReadsTheOriginal() {
        WeightSource renamed = BASE.renamed(name -> "model." + name, name -> name.substring("model.".length()));
        assertThat(renamed.names()).containsExactly("b", "a");
        assertThat(value(renamed, "a")).isEqualTo(2);
        assertThat(renamed.find("model.a")).isNull();
        // The message must name what a user can look for in the file.
        assertThatThrownBy(() -> renamed.get("c"))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContainingAll("'model.c'", "base");
    }

    @Test
    void readsPieces() {
        WeightSource source = WeightSource.of(
                "mixed",
                Map.of(
                        "single", Tensor.floats(new float[] {1, 2, 3, 4}, 2, 2),
                        "double", Tensor.doubles(new double[] {1, 2, 3, 4}, 2, 2)));
        for (String name : source.names()) {
            float[] piece = new float[4];
            source.get(name).read(1, piece, 2, 2);
            assertThat(piece).as(name).containsExactly(0, 0, 2, 3);
            assertThat(source.get(name).shape()).containsExactly(2, 2);
            assertThat(source.get(name).elementCount()).isEqualTo(4);
        }
        assertThat(source.get("single").storage()).isEqualTo("F32");
        assertThat(source.get("double").storage()).isEqualTo("F64");
        assertThat(source.get("double").toTensor().isDoublePrecision()).isTrue();
    }

    @Test
    void aRangeOutsideATensorIsRefused() {
        for (Tensor tensor : new Tensor[] {Tensor.floats(new float[4], 4), Tensor.doubles(new double[4], 4)}) {
            WeightTensor weight = WeightSource.of("s", Map.of("w", tensor)).get("w");
            float[] piece = new float[3];
            assertThatThrownBy(() -> weight.read(2, piece, 0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> weight.read(-1, piece, 0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> weight.read(1L << 40, piece, 0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> weight.read(0, piece, 2, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void theMapMayChangeAfterwards() {
        Map<String, Tensor> map = of("a", 1, "b", 2);
        WeightSource source = WeightSource.of("s", map);
        map.clear();
        assertThat(source.names()).containsExactly("a", "b");
    }
}
