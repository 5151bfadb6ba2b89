package io.github.visionfromtext.tck.rules;

import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.tck.specification.Rule;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A tiny random ViT-MAE gives what HuggingFace transformers gives. */
public abstract class MaeRules extends ModelRules {
    /** Called by the suite. */
    protected MaeRules() {}

    @ParameterizedTest
    @ValueSource(strings = {"identity", "masked"})
    @Rule("M5")
    void maeGivesWhatTransformersGives(String name) {
        mae(name, WeightFormat.FLOAT32);
    }

    @ParameterizedTest
    @EnumSource
    @Rule("M6")
    void maeRunsInEveryFormat(WeightFormat format) {
        subject().need(format);
        mae("masked", format);
    }

    private void mae(String name, WeightFormat format) {
        double tolerance = Tolerance.of(format).model();
        try (MaeModel mae = new MaeModel(name);
                LoadedModule module = mae.load(subject().backend(), format);
                Session session = module.openSession(Map.of())) {
            Tensor pixels = mae.golden("pixel_values");
            Map<String, Tensor> output = session.run(
                    "masked",
                    Map.of("pixels", pixels, "kept", mae.golden("ids_keep"), "restore", mae.golden("ids_restore")));
            assertDistance("tokens", output.get("tokens"), mae.golden("hidden"), tolerance);
            assertDistance("patches", output.get("patches"), mae.golden("logits"), tolerance);
            assertDistance("the image", output.get("image"), mae.golden("image"), tolerance);
            Closeness.assertElements("pixels moved", Objects.requireNonNull(output.get("same")), pixels, 0);
            if (name.equals("identity")) {
                Map<String, Tensor> whole = session.run("whole", Map.of("pixels", pixels));
                assertDistance("tokens of all patches", whole.get("tokens"), mae.golden("hidden"), tolerance);
                assertDistance("patches of all", whole.get("patches"), mae.golden("logits"), tolerance);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    @Rule("M8")
    void gradientsThroughMaeAreThoseOfDifferences(WeightFormat format) {
        try (MaeModel mae = new MaeModel("identity")) {
            assertGradientsAreDifferences(mae, "error", Map.of("pixels", mae.golden("pixel_values")), format);
        }
    }
}
