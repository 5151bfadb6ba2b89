package io.github.visionfromtext.backend.djl.torchscript;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is decided without an engine: element types and, on a GPU, which there is none of here, the text of the code. */
class PrecisionTest {
    @Test
    void attentionIsNarrowOnlyOnAGpu() {
        assertThat(Precision.of(WeightFormat.BFLOAT16, "cpu", type -> true).attention())
                .isEqualTo(ScalarType.FLOAT32);
        assertThat(Precision.of(WeightFormat.BFLOAT16, "cuda:0", type -> true).attention())
                .isEqualTo(ScalarType.BFLOAT16);
    }

    @Test
    void promptsAreAttendedToInBfloat16WhereTheCpuLibraryIsFastInIt() {
        assertThat(Precision.of(WeightFormat.BFLOAT16, "cpu", type -> true).narrowPrompts())
                .isTrue();
        assertThat(Precision.of(WeightFormat.INT8, "cpu", type -> true).narrowPrompts())
                .isTrue();
        assertThat(Precision.of(WeightFormat.BFLOAT16, "cpu", type -> false).narrowPrompts())
                .isFalse();
        assertThat(Precision.of(WeightFormat.FLOAT32, "cpu", type -> true).narrowPrompts())
                .isFalse();
        assertThat(Precision.of(WeightFormat.BFLOAT16, "cuda:0", type -> true).narrowPrompts())
                .isFalse();
    }

    @Test
    void matricesArePackedWhereTheCpuLibraryCan() {
        assertThat(Precision.of(WeightFormat.BFLOAT16, "cpu", type -> true).packs())
                .isTrue();
        assertThat(Precision.of(WeightFormat.FLOAT32, "cpu", type -> type != ScalarType.FLOAT32)
                        .packs())
                .isFalse();
        assertThat(Precision.of(WeightFormat.BFLOAT16, "cuda:0", type -> true).packs())
                .isFalse();
        assertThat(Precision.of(WeightFormat.INT8, "cpu", type -> true).packs()).isFalse();
    }

    @Test
    void onAGpuTensorsAreMovedThereAndBack() {
        GraphModule.Builder b = GraphModule.builder("m");
        FunctionBuilder f = b.function("f");
        f.output(
                "y",
                f.input("x", Dim.symbol("n"), 4)
                        .linear(b.weight("w", 4, 4), null)
                        .plus(f.range(Dim.of(4)).toFloat()));
        ModuleScript script = new ModuleScript(b.build(), Precision.of(WeightFormat.INT8, "cuda:1", type -> true));
        String archive = new String(script.archive(), StandardCharsets.ISO_8859_1);
        assertThat(archive)
                .contains("torch.to(input0, torch.device(\"cuda:1\"), 6)")
                .contains("(self).dequantised_linear(")
                .contains("torch.contiguous(torch.cpu(");
        assertThat(archive).doesNotContain("device(\"cpu\")");
    }

    @Test
    void archivesOfEqualModulesAreEqual() {
        GraphModule.Builder b = GraphModule.builder("m");
        FunctionBuilder f = b.function("f");
        f.output("y", f.input("x", 4).linear(b.weight("w", 4, 4), null).plus(f.constant(1, 2, 3, 4)));
        GraphModule module = b.build();
        Precision precision = Precision.of(WeightFormat.FLOAT32, "cpu", type -> true);
        assertThat(new ModuleScript(module, precision).archive())
                .hasSameSizeAs(new ModuleScript(module, precision).archive());
    }
}
