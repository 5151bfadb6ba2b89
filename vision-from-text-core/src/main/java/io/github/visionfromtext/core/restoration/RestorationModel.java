package io.github.visionfromtext.core.restoration;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.model.llama.LlamaConfig;
import io.github.visionfromtext.core.model.mae.MaeConfig;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.List;

/**
 * The three models of a restoration put together: language model, autoencoder and the adapter that was trained for both.
 *
 * @param languageModel the frozen language model
 * @param autoencoder the frozen autoencoder
 * @param adapter what was trained
 */
public record RestorationModel(LanguageModel languageModel, Autoencoder autoencoder, Adapter adapter) {
    /** Every model of the family has these, and no two have the same. */
    private static final List<String> FINGERPRINT = List.of("model.embed_tokens.weight", "model.norm.weight");

    private static final List<String> AUTOENCODER_FINGERPRINT =
            List.of("vit.embeddings.patch_embeddings.projection.weight", "decoder.decoder_pred.weight");

    /**
     * A Llama on the host.
     *
     * @param name for messages and provenance
     * @param config its shape
     * @param weights by HuggingFace's names; read while loading
     */
    public record LanguageModel(String name, LlamaConfig config, WeightSource weights) {
        /** Identifies the weights. */
        public String fingerprint() {
            return WeightFingerprint.of(weights, FINGERPRINT);
        }
    }

    /**
     * An autoencoder on the host.
     *
     * @param name for messages and provenance
     * @param config its shape
     * @param weights by HuggingFace's names; read while loading
     */
    public record Autoencoder(String name, MaeConfig config, WeightSource weights) {
        /** Identifies the weights. */
        public String fingerprint() {
            return WeightFingerprint.of(weights, AUTOENCODER_FINGERPRINT);
        }
    }

    /**
     * A trained adapter on the host.
     *
     * @param spec what it was trained for and with
     * @param weights its weights; read while loading
     */
    public record Adapter(AdapterSpec spec, WeightSource weights) {}

    /**
     * Checks that the parts belong together.
     *
     * @throws CheckpointException if the adapter was trained for other shapes or with other weights
     */
    public RestorationModel {
        AdapterSpec spec = adapter.spec();
        AdapterConfig layers = spec.adapter();
        requireEqual(
                "hidden size of the language model",
                spec,
                spec.languageModel(),
                layers.hiddenSize(),
                languageModel.name(),
                languageModel.config().hiddenSize());
        requireEqual(
                "number of visual tokens",
                spec,
                spec.autoencoder(),
                layers.visualTokens(),
                autoencoder.name(),
                autoencoder.config().tokens());
        requireEqual(
                "width of visual tokens",
                spec,
                spec.autoencoder(),
                layers.features(),
                autoencoder.name(),
                autoencoder.config().encoder().hiddenSize());
        requireEqual(
                "fingerprint of the language model",
                spec,
                spec.languageModel(),
                spec.languageModelFingerprint(),
                languageModel.name(),
                languageModel.fingerprint());
        requireEqual(
                "fingerprint of the autoencoder",
                spec,
                spec.autoencoder(),
                spec.autoencoderFingerprint(),
                autoencoder.name(),
                autoencoder.fingerprint());
        long largest = spec.conversation().largestId();
        if (largest >= languageModel.config().vocabularySize()) {
            throw new CheckpointException("The adapter for '" + spec.task() + "' speaks token " + largest + ", but "
                    + languageModel.name() + " has a vocabulary of "
                    + languageModel.config().vocabularySize()
                    + ": its description is damaged. Train it again or take another copy");
        }
    }

    private static void requireEqual(
            String what, AdapterSpec spec, String trainedWith, Object expected, String given, Object actual) {
        if (!expected.equals(actual)) {
            throw new CheckpointException("The adapter for '" + spec.task() + "' was trained with " + trainedWith
                    + " and does not fit " + given + ": the " + what + " is " + actual + ", expected " + expected
                    + ". Give the model it was trained with, or train an adapter for this one");
        }
    }

    /**
     * Uploads everything and is ready to restore.
     *
     * @param format of the language model; the autoencoder, small and decisive for the pixels, is kept in FLOAT32 (in FLOAT64
     *     if that is the format)
     */
    public LlmRestorer load(Backend backend, WeightFormat format) {
        WeightFormat pixels = format == WeightFormat.FLOAT64 ? WeightFormat.FLOAT64 : WeightFormat.FLOAT32;
        Provenance provenance = provenance(backend, format);
        MaeTokenizer tokenizer =
                MaeTokenizer.load(backend, autoencoder.config(), autoencoder.weights(), pixels, provenance);
        try {
            RestorationGraph.Built graph = RestorationGraph.forInference(
                    languageModel.config(), adapter.spec().adapter());
            // In this order, so that no adapter can bring weights of the language model along.
            WeightSource weights = languageModel.weights().or(adapter.weights());
            return LlmRestorer.of(
                    tokenizer,
                    backend.load(graph.module(), weights, format),
                    adapter.spec().conversation(),
                    adapter.spec().task(),
                    adapter.spec().adapter(),
                    provenance);
        } catch (RuntimeException e) {
            tokenizer.close();
            throw e;
        }
    }

    private Provenance provenance(Backend backend, WeightFormat format) {
        return backend.info()
                .provenance()
                .with("language-model.name", languageModel.name())
                .with("language-model.fingerprint", adapter.spec().languageModelFingerprint())
                .with("language-model.format", format)
                .with("autoencoder.name", autoencoder.name())
                .with("autoencoder.fingerprint", adapter.spec().autoencoderFingerprint())
                .with("adapter.config", adapter.spec().adapter());
    }
}
