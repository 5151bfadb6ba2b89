package io.github.visionfromtext.core.restoration;

/**
 * All that must be known to use a trained adapter, apart from its weights: {@code adapter_config.json}.
 *
 * @param formatVersion of this description; 1
 * @param task what it was trained for
 * @param adapter its layers
 * @param conversation the text around the images
 * @param languageModel the frozen model it was trained with
 * @param languageModelFingerprint of that model's weights ({@link WeightFingerprint})
 * @param autoencoder the image autoencoder it was trained with
 * @param autoencoderFingerprint of that autoencoder's weights
 */
public record AdapterSpec(
        int formatVersion,
        String task,
        AdapterConfig adapter,
        ConversationFormat conversation,
        String languageModel,
        String languageModelFingerprint,
        String autoencoder,
        String autoencoderFingerprint) {
    static final int FORMAT_VERSION = 1;
}
