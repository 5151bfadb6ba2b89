package io.github.visionfromtext.core.restoration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.BackendException;
import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.restoration.AdapterConfig.Skip;
import io.github.visionfromtext.core.restoration.evaluation.Method;
import io.github.visionfromtext.core.restoration.tiling.Tiling;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.restoration.Decoding;
import io.github.visionfromtext.restoration.Restoration;
import io.github.visionfromtext.restoration.RestorationOptions;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A whole restorer of random models on the reference backend. */
class LlmRestorerTest {
    private static final int SIDE = TinyRestoration.MAE.imageSize();
    private static final int TOKENS = TinyRestoration.MAE.tokens();
    private static final RestorationOptions SEQUENTIAL = RestorationOptions.of(TinyRestoration.TASK)
            .with(new Decoding.Sequential())
            .withOverlap(4);

    private final CountingBackend backend = new CountingBackend(TinyRestoration.backend());

    @AfterEach
    void everythingIsClosed() {
        assertThat(backend.open).isEmpty();
        backend.close();
    }

    private LlmRestorer load(AdapterConfig layers) {
        return load(layers, TinyRestoration.adapterWeights(layers));
    }

    private LlmRestorer load(AdapterConfig layers, Map<String, Tensor> weights) {
        RestorationModel.Adapter adapter = new RestorationModel.Adapter(
                TinyRestoration.adapter(layers).spec(), WeightSource.of("adapter", weights));
        return new RestorationModel(TinyRestoration.languageModel(1), TinyRestoration.autoencoder(1), adapter)
                .load(backend, WeightFormat.FLOAT64);
    }

    private static Image tile(int seed) {
        return TinyRestoration.photograph(SIDE, SIDE, seed);
    }

    private static void assertClose(Image actual, Image expected) {
        assertThat(List.of(actual.width(), actual.height())).isEqualTo(List.of(expected.width(), expected.height()));
        float[] values = expected.toPlanar();
        for (int i = 0; i < values.length; i++) {
            assertThat(actual.toPlanar()[i]).isCloseTo(values[i], within(2e-6f));
        }
    }

    /** Token k out of a full pass over the tokens before it, each time from nothing: no cache, no feedback inside. */
    private Image restoreByFullPasses(LlmRestorer restorer, AdapterConfig layers, Image image) {
        Tensor degraded = restorer.tokenizer().encode(List.of(image));
        int width = restorer.tokenizer().features();
        float[] known = new float[TOKENS * width];
        var graph = RestorationGraph.forInference(TinyRestoration.LLAMA, layers).module();
        WeightSource weights = WeightSource.of("adapter", TinyRestoration.adapterWeights(layers))
                .or(TinyRestoration.languageModel(1).weights());
        try (LoadedModule module = backend.load(graph, weights, WeightFormat.FLOAT64)) {
            for (int k = 0; k < TOKENS; k++) {
                Map<String, Tensor> inputs =
                        new LinkedHashMap<>(VisualTokenLoop.prompt(TinyRestoration.CONVERSATION, degraded));
                inputs.put("tokens", TokenRows.slice(Tensor.floats(known.clone(), 1, TOKENS, width), 0, TOKENS - 1));
                try (Session session = module.openSession(Map.of("batch", 1L, "capacity", 40L))) {
                    Tensor next = session.run(RestorationGraph.DRAFT, inputs, "tokens");
                    TokenRows.put(known, TOKENS, TokenRows.slice(next, k, k + 1), k);
                }
            }
        }
        return restorer.tokenizer()
                .decode(Tensor.floats(known, 1, TOKENS, width))
                .get(0);
    }

    @Test
    void sequentialDecodingIsTheRecurrenceWorkedOutByFullPasses() {
        for (AdapterConfig layers :
                List.of(TinyRestoration.PLAIN, TinyRestoration.layers(true, Skip.LINEAR, true, false))) {
            try (LlmRestorer restorer = load(layers)) {
                Restoration restored = restorer.restore(tile(0), SEQUENTIAL);
                assertClose(restored.image(), restoreByFullPasses(restorer, layers, tile(0)));
                assertThat(restored.visualTokens()).isEqualTo(TOKENS);
                assertThat(restored.passes()).isEqualTo(TOKENS);
            }
        }
    }

    @Test
    void fixedPointDecodingWithoutToleranceIsSequentialDecoding() {
        try (LlmRestorer restorer = load(TinyRestoration.FULL)) {
            Image sequential = restorer.restore(tile(0), SEQUENTIAL).image();
            Image exact = restorer.restore(tile(0), SEQUENTIAL.with(new Decoding.FixedPoint(0, 100)))
                    .image();
            Image onePass = restorer.restore(tile(0), SEQUENTIAL.with(new Decoding.FixedPoint(0, 1)))
                    .image();
            assertClose(exact, sequential);
            assertThat(onePass).isNotEqualTo(sequential);
        }
    }

    @ParameterizedTest
    @CsvSource({"37, 91, 10", "24, 25, 2", "25, 24, 2", "1, 1, 1", "5, 50, 3", "24, 24, 1"})
    void aPhotographOfAnySizeIsItsTilesRestoredOneByOne(int width, int height, int tiles) {
        Image photograph = TinyRestoration.photograph(width, height, 0);
        try (LlmRestorer restorer = load(TinyRestoration.PLAIN)) {
            Restoration restored = restorer.restore(photograph, SEQUENTIAL.withBatch(4));
            assertThat(restored.visualTokens()).isEqualTo(tiles * TOKENS);
            Image oneByOne = new Tiling(SIDE, SEQUENTIAL.overlap(), 1)
                    .process(
                            photograph,
                            tile -> List.of(
                                    restorer.restore(tile.get(0), SEQUENTIAL).image()));
            assertClose(restored.image(), oneByOne);
        }
    }

    @Test
    void aBatchOfPicturesIsEachByItself() {
        List<Image> pictures = List.of(tile(0), TinyRestoration.photograph(30, 30, 1), tile(2), tile(3), tile(4));
        try (LlmRestorer restorer = load(TinyRestoration.FULL)) {
            List<Restoration> together = restorer.restoreAll(pictures, SEQUENTIAL.withBatch(3));
            assertThat(together).hasSameSizeAs(pictures);
            for (int i = 0; i < pictures.size(); i++) {
                Restoration alone = restorer.restore(pictures.get(i), SEQUENTIAL.withBatch(1));
                assertClose(together.get(i).image(), alone.image());
                assertThat(together.get(i).visualTokens()).isEqualTo(alone.visualTokens());
                assertThat(together.get(i).passes()).isEqualTo(alone.passes());
            }
            assertThat(restorer.restoreAll(List.of(), SEQUENTIAL)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void theListenerHearsEveryTokenOfEveryTileOnceAndInOrder(boolean sequential) {
        Decoding decoding = sequential ? new Decoding.Sequential() : new Decoding.FixedPoint(0.05, 3);
        Map<Integer, List<Integer>> heard = new LinkedHashMap<>();
        RestorationOptions options = SEQUENTIAL.with(decoding).withBatch(2).withTokens((tile, token, count, pass) -> {
            assertThat(count).isEqualTo(TOKENS);
            heard.computeIfAbsent(tile, key -> new ArrayList<>()).add(token);
        });
        try (LlmRestorer restorer = load(TinyRestoration.PLAIN)) {
            restorer.restoreAll(List.of(tile(0), TinyRestoration.photograph(40, 24, 1), tile(2), tile(3)), options);
        }
        assertThat(heard.keySet()).containsExactly(0, 1, 2, 3, 4);
        assertThat(heard.values())
                .allSatisfy(tokens -> assertThat(tokens).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
    }

    @Test
    void cancellingInTheMiddleFreesTheSessionAndLeavesTheRestorerUsable() {
        CancellationToken cancellation = new CancellationToken();
        List<Integer> heard = new ArrayList<>();
        RestorationOptions options = SEQUENTIAL
                .withBatch(1)
                .with(cancellation)
                .withTokens((tile, token, count, pass) -> {
                    heard.add(token);
                    if (tile == 1 && token == 4) {
                        cancellation.cancel();
                    }
                });
        try (LlmRestorer restorer = load(TinyRestoration.PLAIN)) {
            Image photograph = TinyRestoration.photograph(37, 91, 0);
            assertThatThrownBy(() -> restorer.restore(photograph, options)).isInstanceOf(CancelledException.class);
            assertThat(heard).hasSize(TOKENS + 5);
            assertThat(backend.open).containsExactly("mae", "restoration");
            assertThat(restorer.restore(tile(0), SEQUENTIAL).image().width()).isEqualTo(SIDE);
        }
    }

    @Test
    void anExceptionOfTheListenerFreesTheSession() {
        try (LlmRestorer restorer = load(TinyRestoration.PLAIN)) {
            RestorationOptions options = SEQUENTIAL.withTokens((tile, token, count, pass) -> {
                throw new IllegalStateException("listener");
            });
            assertThatThrownBy(() -> restorer.restore(tile(0), options)).hasMessage("listener");
            assertThat(backend.open).containsExactly("mae", "restoration");
        }
    }

    @Test
    void aTaskItWasNotTrainedForIsRefusedBeforeAnythingRuns() {
        try (LlmRestorer restorer = load(TinyRestoration.PLAIN)) {
            assertThat(restorer.tasks()).containsExactly("denoise");
            assertThatThrownBy(() -> restorer.restore(tile(0), RestorationOptions.of("derain")))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContainingAll("'denoise'", "'derain'", "train or load");
            assertThat(backend.opened).containsExactly("mae", "restoration");
        }
    }

    @Test
    void anOverlapAsLargeAsATileIsRefused() {
        try (LlmRestorer restorer = load(TinyRestoration.PLAIN)) {
            Image photograph = TinyRestoration.photograph(40, 40, 0);
            assertThatThrownBy(() -> restorer.restore(photograph, SEQUENTIAL.withOverlap(SIDE)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("overlap of 24");
        }
    }

    @Test
    void aLanguageModelThatCannotBeLoadedLeavesNoAutoencoderBehind() {
        backend.failing = "restoration";
        assertThatThrownBy(() -> load(TinyRestoration.PLAIN))
                .isInstanceOf(BackendException.class)
                .hasMessage("no room for restoration");
        assertThat(backend.opened).containsExactly("mae");
        assertThat(backend.open).isEmpty();
    }

    @Test
    void aPathAroundASilentDeadapterIsTheAutoencoderAlone() {
        AdapterConfig layers = TinyRestoration.layers(false, Skip.IDENTITY, false, false);
        Map<String, Tensor> weights = TinyRestoration.adapterWeights(layers);
        weights.put("deadapter.weight", Tensor.floats(new float[6 * 16], 6, 16));
        weights.put("deadapter.bias", Tensor.floats(new float[6], 6));
        List<Image> pictures = List.of(tile(0), TinyRestoration.photograph(37, 91, 1));
        try (LlmRestorer restorer = load(layers, weights)) {
            List<Image> baseline = Method.autoencoder(restorer.tokenizer(), SEQUENTIAL.overlap(), 8)
                    .restore()
                    .apply(pictures);
            for (Decoding decoding : List.of(new Decoding.Sequential(), new Decoding.FixedPoint(0, 100))) {
                List<Restoration> restored = restorer.restoreAll(pictures, SEQUENTIAL.with(decoding));
                for (int i = 0; i < pictures.size(); i++) {
                    assertClose(restored.get(i).image(), baseline.get(i));
                }
            }
        }
    }

    /** With tokens untouched and the gate wide open, what the autoencoder lost is all there is to add. */
    @Test
    void anOpenGateOnUntouchedTokensGivesTheDegradedPictureBack() {
        AdapterConfig layers = TinyRestoration.layers(false, Skip.IDENTITY, false, true);
        Map<String, Tensor> weights = TinyRestoration.adapterWeights(layers);
        weights.put("deadapter.weight", Tensor.floats(new float[6 * 16], 6, 16));
        weights.put("deadapter.bias", Tensor.floats(new float[6], 6));
        weights.put("detail.gate.bias", Tensor.floats(new float[] {1000}, 1));
        try (LlmRestorer restorer = load(layers, weights)) {
            for (Image picture : List.of(tile(0), TinyRestoration.photograph(37, 91, 1))) {
                assertClose(restorer.restore(picture, SEQUENTIAL).image(), picture);
            }
        }
    }

    @Test
    void anAdapterCannotReplaceTheFrozenLanguageModel() {
        Map<String, Tensor> smuggled = TinyRestoration.adapterWeights(TinyRestoration.PLAIN);
        smuggled.put("model.norm.weight", Tensor.floats(new float[16], 16));
        try (LlmRestorer restorer = load(TinyRestoration.PLAIN);
                LlmRestorer other = load(TinyRestoration.PLAIN, smuggled)) {
            assertThat(other.restore(tile(0), SEQUENTIAL).image())
                    .isEqualTo(restorer.restore(tile(0), SEQUENTIAL).image());
        }
    }

    @Test
    void theResultSaysWhereItCameFrom() {
        try (LlmRestorer restorer = load(TinyRestoration.FULL)) {
            assertThat(restorer.restore(tile(0), SEQUENTIAL).provenance().toString())
                    .contains("tiny-llama", "tiny-mae", "reference", "FLOAT64", "denoise", "Sequential")
                    .contains(TinyRestoration.languageModel(1).fingerprint());
        }
    }
}
