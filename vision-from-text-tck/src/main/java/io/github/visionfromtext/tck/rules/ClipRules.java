package io.github.visionfromtext.tck.rules;

import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.tck.specification.Rule;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tiny random CLIPs give what HuggingFace transformers gives. */
public abstract class ClipRules extends ModelRules {
    /** Called by the suite. */
    protected ClipRules() {}

    /** In {@code gelu} the padding has a larger id than the end mark, at which a text is to be read. */
    @ParameterizedTest
    @ValueSource(strings = {"quick-gelu", "gelu"})
    @Rule("M9")
    void clipGivesWhatTransformersGives(String name) {
        clip(name, WeightFormat.FLOAT32);
    }

    @ParameterizedTest
    @EnumSource
    @Rule("M10")
    void clipRunsInEveryFormat(WeightFormat format) {
        subject().need(format);
        clip("quick-gelu", format);
    }

    private void clip(String name, WeightFormat format) {
        double tolerance = Tolerance.of(format).model();
        try (ClipModel clip = new ClipModel(name);
                LoadedModule module = clip.load(subject().backend(), format);
                Session session = module.openSession(Map.of())) {
            Tensor texts = session.run("text", Map.of("ids", clip.golden("input_ids")), "embedding");
            assertDistance("embeddings of texts", texts, clip.golden("text_embeds"), tolerance);
            Tensor pixels = clip.golden("pixel_values");
            Tensor images = session.run("image", Map.of("pixels", pixels), "embedding");
            assertDistance("embeddings of images", images, clip.golden("image_embeds"), tolerance);
            Map<String, Tensor> both = Map.of("ids", clip.golden("input_ids"), "pixels", pixels);
            Tensor logits = session.run("compare", both, "logits");
            assertDistance("their similarities", logits, clip.golden("logits_per_image"), tolerance);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Rule("M11")
    void gradientsThroughClipAreThoseOfDifferences(WeightFormat format) {
        try (ClipModel clip = new ClipModel("gelu")) {
            assertGradientsAreDifferences(clip, "contrast", clip.pairs(), format);
        }
    }
}
