package io.github.visionfromtext.core.contrastive.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.contrastive.ClipFolder;
import io.github.visionfromtext.core.contrastive.ClipSpace;
import io.github.visionfromtext.core.contrastive.ClipTexts;
import io.github.visionfromtext.core.contrastive.ImagePreprocessing;
import io.github.visionfromtext.core.model.clip.Activation;
import io.github.visionfromtext.core.model.clip.ClipConfig;
import io.github.visionfromtext.core.model.mae.MaeConfig;
import io.github.visionfromtext.core.model.mae.MaeGraph;
import io.github.visionfromtext.core.tokenizer.Tokenizer;
import io.github.visionfromtext.core.tokenizer.Tokenizers;
import io.github.visionfromtext.core.tokenizer.training.BpeTrainer;
import io.github.visionfromtext.core.training.InitialWeights;
import io.github.visionfromtext.core.training.InitialWeights.Initializer;
import io.github.visionfromtext.embedding.Embedding;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.Resampling;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpaceTrainingGraphTest {
    private static final ClipConfig TINY = new ClipConfig(
            new ClipConfig.Text(new ClipConfig.Tower(8, 1, 2, 16, Activation.GELU, 1e-6), 270, 12, OptionalLong.of(1)),
            new ClipConfig.Vision(new ClipConfig.Tower(8, 2, 2, 16, Activation.GELU, 1e-6), 16, 8),
            6);

    private final Backend backend = Backends.open("reference", BackendOptions.DEFAULT);

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        backend.close();
    }

    private double loss(GraphModule graph, WeightSource weights, String function, Map<String, Tensor> inputs) {
        try (LoadedModule module = backend.load(graph, weights, WeightFormat.FLOAT32);
                Session session = module.openSession(Map.of())) {
            return session.run(function, inputs, SpaceTrainingGraph.LOSS).doubles()[0];
        }
    }

    @Test
    void theLossIsThatOfTheSpaceThatIsWritten() {
        GraphModule graph = SpaceTrainingGraph.build(TINY, 5);
        WeightSource weights = InitialWeights.draw(graph, 1, new SpaceInitialisation(TINY));
        BpeTrainer.train(List.of(" a cat", " a hat"), 270, List.of("<|startoftext|>", "<|endoftext|>"))
                .writeClipTokenizerJson(folder.resolve("tokenizer.json"));
        ImagePreprocessing preprocessing = new ImagePreprocessing(
                16, false, 16, Resampling.BICUBIC, List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5));
        ClipFolder.write(folder, TINY, preprocessing, weights);

        List<Image> pictures = List.of(
                Image.generate(16, 16, (x, y, channel) -> (x + y + channel) % 5 / 4f)
                        .roundTo8Bits(),
                Image.generate(16, 16, (x, y, channel) -> x / 15f).roundTo8Bits(),
                Image.generate(16, 16, (x, y, channel) -> channel / 2f).roundTo8Bits());
        List<String> captions = List.of("a cat", "a hat", "A Cat");
        double[][] logits = new double[3][3];
        try (ClipSpace space = ClipSpace.open(folder, backend, WeightFormat.FLOAT32)) {
            List<Embedding> texts = captions.stream().map(space::embed).toList();
            for (int i = 0; i < 3; i++) {
                Embedding picture = space.embed(pictures.get(i));
                for (int j = 0; j < 3; j++) {
                    logits[i][j] = space.logitScale() * picture.cosine(texts.get(j));
                }
            }
            assertThat(texts.get(0)).isEqualTo(texts.get(2));
        }
        try (Tokenizer tokenizer = Tokenizers.open(folder.resolve("tokenizer.json"))) {
            ClipTexts texts = new ClipTexts(tokenizer, TINY.text());
            Tensor batch = texts.batch(captions);
            float[] pixels = new float[3 * preprocessing.valueCount()];
            for (int i = 0; i < 3; i++) {
                preprocessing.apply(pictures.get(i), pixels, i * preprocessing.valueCount());
            }
            Map<String, Tensor> inputs = Map.of(
                    "pixels", Tensor.floats(pixels, 3, 3, 16, 16),
                    "kept", Tensor.ints(new long[] {0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3}, 3, 4),
                    "captions", batch,
                    "same", SpaceBatches.same(captions),
                    "texts", batch,
                    "sentences", Tensor.floats(new float[] {1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 1, 0}, 3, 5));
            double all = loss(graph, weights, SpaceTrainingGraph.PAIRS, inputs);
            double words = loss(
                    graph,
                    weights,
                    SpaceTrainingGraph.WORDS,
                    Map.of("texts", batch, "sentences", inputs.get("sentences")));
            assertThat(words).isBetween(0.0, 2.0);
            // The written weights are rounded to BFLOAT16, hence the tolerance.
            assertThat(all - words).isCloseTo(contrastive(logits), within(0.05));
        }
    }

    /** By hand, of captions 0 and 2 being equal. */
    private static double contrastive(double[][] logits) {
        double[][] same = {{0.5, 0, 0.5}, {0, 1, 0}, {0.5, 0, 0.5}};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double row = 0;
            double column = 0;
            for (int j = 0; j < 3; j++) {
                row += Math.exp(logits[i][j]);
                column += Math.exp(logits[j][i]);
            }
            for (int j = 0; j < 3; j++) {
                sum -= same[i][j] * (logits[i][j] - Math.log(row) + logits[j][i] - Math.log(column)) / 2;
            }
        }
        return sum / 3;
    }

    @Test
    void theMiniModelHasTheSizeItsDocumentationSays() {
        long count = 0;
        for (String name : SpaceTrainingGraph.build(SpaceTrainingSettings.MINI, 384)
                .weights()
                .keySet()) {
            count += name.equals(SpaceTrainingGraph.TEACHER)
                    ? 0
                    : SpaceInitialisation.weights(SpaceTrainingSettings.MINI, 0)
                            .get(name)
                            .elementCount();
        }
        assertThat(2 * count).as("bytes in BFLOAT16").isLessThan(12_000_000);
    }

    @Test
    void aTowerBeginsAsTheEncoderOfAnAutoencoder() {
        MaeConfig.Blocks blocks = new MaeConfig.Blocks(8, 2, 2, 16, true);
        MaeConfig mae = new MaeConfig(16, 8, 3, blocks, blocks, 1e-6, false);
        GraphModule.Builder module = GraphModule.builder("mae");
        FunctionBuilder f = module.function("encode");
        f.output("tokens", new MaeGraph(module, mae).encode(f, f.input("pixels", 1, 3, 16, 16)));
        WeightSource source = InitialWeights.draw(module.build(), 1, (name, shape) -> Initializer.normal(0.5));
        WeightSource tower = MaeStart.weights(mae, source, TINY.vision());

        assertThat(values(tower, "vision_model.encoder.layers.1.self_attn.k_proj.weight"))
                .isEqualTo(values(source, "vit.encoder.layer.1.attention.attention.key.weight"));
        assertThat(values(tower, "vision_model.encoder.layers.0.mlp.fc2.bias"))
                .isEqualTo(values(source, "vit.encoder.layer.0.output.dense.bias"));
        float[] positions = values(tower, "vision_model.embeddings.position_embedding.weight");
        float[] old = values(source, "vit.embeddings.position_embeddings");
        float[] bias = values(source, "vit.embeddings.patch_embeddings.projection.bias");
        assertThat(positions[3]).isEqualTo(old[3]);
        assertThat(positions[8 + 3]).isEqualTo(old[8 + 3] + bias[3]);
        ClipConfig.Vision other = new ClipConfig.Vision(TINY.vision().tower(), 32, 8);
        assertThatThrownBy(() -> MaeStart.weights(mae, source, other))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cannot begin as");
    }

    private static float[] values(WeightSource source, String name) {
        return source.get(name).toTensor().floats();
    }

    @Test
    void sentencesOfABatchAreOfOneLength() {
        Sentences sentences = Sentences.of(
                IntStream.range(0, 400)
                        .mapToObj(i -> "x".repeat(1 + i * 7 % 400))
                        .toList(),
                Tensor.floats(new float[800], 400, 2));
        int[] drawn = sentences.draw(10, new SplittableRandom(3));
        int[] lengths = Arrays.stream(drawn)
                .map(index -> sentences.texts().get(index).length())
                .sorted()
                .toArray();
        assertThat(lengths[9] - lengths[0]).isLessThan(20);
        assertThat(sentences.embeddings(drawn).shape()).containsExactly(10, 2);
    }
}
