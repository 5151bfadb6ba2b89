package io.github.visionfromtext.core.metrics.lpips;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.visionfromtext.core.model.alexnet.AlexNetGraph;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The learned weights of LPIPS v0.1 over AlexNet, one for each channel of each layer, none negative. */
final class LpipsHeads {
    private static final String RESOURCE = "alex.json";

    private LpipsHeads() {}

    /** The name in the authors' file. */
    static String name(int layer) {
        return "lin" + layer + ".model.1.weight";
    }

    static WeightSource weights() {
        try (InputStream in = LpipsHeads.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("The library's own " + RESOURCE + " is missing from its jar");
            }
            Map<String, float[]> layers = new ObjectMapper().readValue(in, new TypeReference<>() {});
            Map<String, Tensor> weights = new LinkedHashMap<>();
            for (int layer = 0; layer < AlexNetGraph.CHANNELS.size(); layer++) {
                float[] values = layers.getOrDefault(name(layer), new float[0]);
                weights.put(name(layer), Tensor.floats(values, 1, AlexNetGraph.CHANNELS.get(layer), 1, 1));
            }
            return WeightSource.of("weights of LPIPS", weights);
        } catch (IOException e) {
            throw new UncheckedIOException("The library's own " + RESOURCE + " cannot be read", e);
        }
    }
}
