package io.github.visionfromtext.core.metrics.fid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.core.checkpoint.Fixtures;
import io.github.visionfromtext.core.checkpoint.safetensors.FloatFormat;
import io.github.visionfromtext.core.checkpoint.safetensors.SafetensorsWriter;
import io.github.visionfromtext.core.checkup.score.Realism;
import io.github.visionfromtext.core.metrics.PictureFeatures;
import io.github.visionfromtext.embedding.Embedding;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InceptionFeaturesTest {
    private final Backend backend = Backends.open("reference", BackendOptions.DEFAULT);

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void featuresAndTheirDistanceAreThoseOfPytorchFid() throws IOException {
        InceptionFixture fixture = InceptionFixture.read();
        try (InceptionFeatures network = InceptionFeatures.open(fixture.weights(), backend)) {
            List<Image> all = IntStream.range(0, 2 * InceptionFixture.SET)
                    .mapToObj(fixture::picture)
                    .toList();
            Map<Image, Embedding> seen = new HashMap<>();
            for (int i = 0; i < all.size(); i++) {
                Embedding features = network.of(all.get(i));
                assertThat(features.toArray()).as("picture %d", i).containsExactly(fixture.features(i), within(1e-4f));
                seen.put(all.get(i), features);
            }
            Realism realism = Realism.of(
                    all.subList(0, InceptionFixture.SET),
                    all.subList(InceptionFixture.SET, all.size()),
                    named(network.name(), seen),
                    new CancellationToken());
            assertThat(realism.features()).isEqualTo("FID");
            assertThat(realism.distance()).isCloseTo(fixture.fid(), within(1e-4 * fixture.fid()));
        }
    }

    /** What was seen before is not looked at again. */
    private static PictureFeatures named(String name, Map<Image, Embedding> seen) {
        return new PictureFeatures() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Embedding of(Image picture) {
                return seen.get(picture);
            }
        };
    }

    private void assertRefused(Map<String, Tensor> tensors, String... complaint) {
        assertThatThrownBy(() -> InceptionFeatures.open(WeightSource.of("the file", tensors), backend))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContainingAll(complaint);
    }

    @Test
    void damagedWeightsAreNamed() throws IOException {
        Map<String, Tensor> tensors = InceptionFixture.read().tensors();
        Map<String, Tensor> missing = new HashMap<>(tensors);
        missing.remove("Mixed_6b.branch7x7_2.bn.bias");
        assertRefused(missing, "Mixed_6b.branch7x7_2.bn.bias", "the file");

        Map<String, Tensor> turned = new HashMap<>(tensors);
        turned.put("Mixed_5b.branch5x5_2.conv.weight", Tensor.floats(new float[4 * 3 * 3 * 3], 4, 3, 3, 3));
        assertRefused(turned, "Mixed_5b.branch5x5_2.conv.weight", "[4, 3, 3, 3]", "[4, 3, 5, 5]");

        Map<String, Tensor> scalar = new HashMap<>(tensors);
        scalar.put("Conv2d_1a_3x3.conv.weight", Tensor.floats(new float[1]));
        assertRefused(scalar, "Conv2d_1a_3x3.conv.weight", "[]");

        Map<String, Tensor> negative = new HashMap<>(tensors);
        negative.put("Conv2d_1a_3x3.bn.running_var", Tensor.floats(new float[] {1, -1}, 2));
        assertRefused(negative, "Channel 1 of Conv2d_1a_3x3", "variance -1.0");
    }

    private void assertRefusedAsFile(Map<String, Tensor> tensors, String complaint) throws IOException {
        Path file = folder.resolve("weights.safetensors");
        new SafetensorsWriter(FloatFormat.F32, Map.of()).write(file, WeightSource.of("weights", tensors));
        assertThatThrownBy(() -> InceptionFeatures.open(file, backend))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(complaint)
                .hasMessageContaining("expected pytorch-fid's pt_inception-2015-12-05");
    }

    @Test
    void otherNetworksAreRefused() throws IOException {
        Map<String, Tensor> narrow = InceptionFixture.read().tensors();
        assertRefusedAsFile(narrow, "no Inception-v3 of 2048 features");
        Tensor last = Tensor.floats(new float[192], 192, 1, 1, 1);
        assertRefusedAsFile(
                Map.of("Mixed_7c.branch_pool.conv.weight", last, "fc.weight", Tensor.floats(new float[1000], 1000, 1)),
                "tells 1000 classes apart");
        assertThatThrownBy(() -> InceptionFeatures.open(Fixtures.path("inception/inception.json"), backend))
                .isInstanceOf(CheckpointException.class);
    }
}
