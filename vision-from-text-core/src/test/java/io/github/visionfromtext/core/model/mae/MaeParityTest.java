package io.github.visionfromtext.core.model.mae;

import static io.github.visionfromtext.core.model.Golden.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.checkpoint.ModelConfig;
import io.github.visionfromtext.core.checkpoint.safetensors.SafetensorsFile;
import io.github.visionfromtext.core.model.Golden;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.tensor.Tensor;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens, patches and pixels equal those of HuggingFace transformers on tiny random models. */
class MaeParityTest {
    private static final double TOLERANCE = 2e-6;

    @ParameterizedTest
    @ValueSource(strings = {"identity", "masked"})
    void agreesWithTransformers(String name) {
        Path folder = Golden.folder("mae/" + name);
        Tensor pixels = Golden.floats(folder, "pixel_values");
        Map<String, Tensor> output = run(
                folder,
                "masked",
                Map.of(
                        "pixels",
                        pixels,
                        "kept",
                        Golden.ints(folder, "ids_keep"),
                        "restore",
                        Golden.ints(folder, "ids_restore")));
        assertClose(output.get("tokens"), Golden.floats(folder, "hidden"), TOLERANCE);
        assertClose(output.get("patches"), Golden.floats(folder, "logits"), TOLERANCE);
        assertClose(output.get("image"), Golden.floats(folder, "image"), TOLERANCE);
        assertThat(output.get("same").floats()).isEqualTo(pixels.floats());
    }

    @Test
    void withNothingMaskedNoOrderIsNeeded() {
        Path folder = Golden.folder("mae/identity");
        Map<String, Tensor> output = run(folder, "whole", Map.of("pixels", Golden.floats(folder, "pixel_values")));
        assertClose(output.get("tokens"), Golden.floats(folder, "hidden"), TOLERANCE);
        assertClose(output.get("patches"), Golden.floats(folder, "logits"), TOLERANCE);
    }

    private static Map<String, Tensor> run(Path folder, String function, Map<String, Tensor> inputs) {
        MaeConfig config = MaeConfigReader.read(ModelConfig.read(folder.resolve("config.json")));
        try (SafetensorsFile weights = SafetensorsFile.open(folder.resolve("model.safetensors"));
                Backend backend = Backends.open("reference", BackendOptions.DEFAULT);
                LoadedModule module = backend.load(graph(config), weights.weights(), WeightFormat.FLOAT64);
                Session session = module.openSession(Map.of())) {
            return session.run(function, inputs);
        }
    }

    private static GraphModule graph(MaeConfig config) {
        GraphModule.Builder module = GraphModule.builder("mae");
        MaeGraph mae = new MaeGraph(module, config);
        Dim batch = Dim.symbol("batch");

        FunctionBuilder masked = module.function("masked");
        Value pixels = masked.input("pixels", batch, config.channels(), config.imageSize(), config.imageSize());
        Value tokens = mae.encodeVisible(masked, pixels, masked.intInput("kept", batch, Dim.symbol("kept")));
        Value patches = mae.decodeVisible(masked, tokens, masked.intInput("restore", batch, config.patches()));
        masked.output("tokens", tokens).output("patches", patches);
        masked.output("image", mae.unpatchify(patches)).output("same", mae.unpatchify(mae.patchify(pixels)));

        FunctionBuilder whole = module.function("whole");
        Value encoded = mae.encode(
                whole, whole.input("pixels", batch, config.channels(), config.imageSize(), config.imageSize()));
        whole.output("tokens", encoded).output("patches", mae.decode(encoded));
        return module.build();
    }
}
