package io.github.visionfromtext.core.restoration;

import io.github.visionfromtext.InvalidInputException;

/**
 * All that must be known to use a trained adapter, apart from its weights: {@code adapter_config.json}. The conversation is
 * kept as token ids, so that restoring needs no tokenizer; they belong to the language model the adapter was trained with,
 * and to no other.
 *
 * @param formatVersion of this description; 1
 * @param task what it was trained for
 * @param adapter its layers
 * @param conversation the text around the images, as ids of the language model
 * @param languageModel name of the frozen model it was trained with
 * @param languageModelFingerprint of that model's weights
 * @param autoencoder name of the image autoencoder it was trained with
 * @param autoencoderFingerprint of that autoencoder's weights
 */
public record AdapterSpec(
        int formatVersion,
        String task,
        AdapterConfig adapter,
        Conversation conversation,
        String languageModel,
        String languageModelFingerprint,
        String autoencoder,
        String autoencoderFingerprint) {
    static final int FORMAT_VERSION = 1;

    /**
     * Checks that the parts agree.
     *
     * @throws InvalidInputException if layers and conversation differ in the number of task tokens
     */
    public AdapterSpec {
        if (adapter.taskTokens() != conversation.taskTokens()) {
            throw new InvalidInputException("The adapter has " + adapter.taskTokens()
                    + " task tokens and its conversation " + conversation.taskTokens() + ", expected the same number");
        }
    }

    /** What an adapter that is trained now, with these models, will say. */
    public static AdapterSpec of(
            String task,
            AdapterConfig adapter,
            Conversation conversation,
            RestorationModel.LanguageModel languageModel,
            RestorationModel.Autoencoder autoencoder) {
        return new AdapterSpec(
                FORMAT_VERSION,
                task,
                adapter,
                conversation,
                languageModel.name(),
                languageModel.fingerprint(),
                autoencoder.name(),
                autoencoder.fingerprint());
    }
}
