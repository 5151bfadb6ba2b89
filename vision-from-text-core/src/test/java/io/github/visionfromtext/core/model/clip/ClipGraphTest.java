package io.github.visionfromtext.core.model.clip;

import static io.github.visionfromtext.core.model.Golden.assertClose;

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
import io.github.visionfromtext.tensor.Tensor;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The towers alone, on the ids and pixels of HuggingFace transformers. */
class ClipGraphTest {
    /** In {@code gelu} the padding has a larger id than the end mark, at which a text is to be read. */
    @ParameterizedTest
    @ValueSource(strings = {"quick-gelu", "gelu"})
    void agreesWithTransformersOnPaddedTexts(String name) {
        Path folder = Golden.folder("clip/" + name);
        Map<String, Tensor> outputs = run(
                folder,
                Map.of("ids", Golden.ints(folder, "input_ids"), "pixels", Golden.floats(folder, "pixel_values")));
        assertClose(outputs.get("text"), Golden.floats(folder, "text_embeds"), 5e-6);
        assertClose(outputs.get("image"), Golden.floats(folder, "image_embeds"), 5e-6);
    }

    private static Map<String, Tensor> run(Path folder, Map<String, Tensor> inputs) {
        ClipConfig config = ClipConfigReader.read(ModelConfig.read(folder.resolve("config.json")));
        try (SafetensorsFile weights = SafetensorsFile.open(folder.resolve("model.safetensors"));
                Backend backend = Backends.open("reference", BackendOptions.DEFAULT);
                LoadedModule module = backend.load(graph(config), weights.weights(), WeightFormat.FLOAT64);
                Session session = module.openSession(Map.of())) {
            return session.run("both", inputs);
        }
    }

    private static GraphModule graph(ClipConfig config) {
        GraphModule.Builder module = GraphModule.builder("clip");
        ClipGraph clip = new ClipGraph(module, config);
        FunctionBuilder f = module.function("both");
        int size = config.vision().imageSize();
        f.output("text", clip.embedText(f, f.intInput("ids", Dim.symbol("texts"), Dim.symbol("tokens"))))
                .output("image", clip.embedImage(f, f.input("pixels", Dim.symbol("pictures"), 3, size, size)));
        return module.build();
    }
}
