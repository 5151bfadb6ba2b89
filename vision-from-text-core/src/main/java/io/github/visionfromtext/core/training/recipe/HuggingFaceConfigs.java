package io.github.visionfromtext.core.training.recipe;

import io.github.visionfromtext.core.model.llama.LlamaConfig;
import io.github.visionfromtext.core.model.mae.MaeConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code config.json} of trained models, by the field names of HuggingFace transformers. */
final class HuggingFaceConfigs {
    private HuggingFaceConfigs() {}

    static Map<String, Object> of(MaeConfig model) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("architectures", List.of("ViTMAEForPreTraining"));
        json.put("model_type", "vit_mae");
        json.put("image_size", model.imageSize());
        json.put("patch_size", model.patchSize());
        json.put("num_channels", model.channels());
        json.put("hidden_size", model.encoder().hiddenSize());
        json.put("num_hidden_layers", model.encoder().layers());
        json.put("num_attention_heads", model.encoder().heads());
        json.put("intermediate_size", model.encoder().intermediateSize());
        json.put("decoder_hidden_size", model.decoder().hiddenSize());
        json.put("decoder_num_hidden_layers", model.decoder().layers());
        json.put("decoder_num_attention_heads", model.decoder().heads());
        json.put("decoder_intermediate_size", model.decoder().intermediateSize());
        json.put("qkv_bias", model.encoder().queryKeyValueBias());
        json.put("hidden_act", "gelu");
        json.put("layer_norm_eps", model.layerNormEpsilon());
        json.put("hidden_dropout_prob", 0.0);
        json.put("attention_probs_dropout_prob", 0.0);
        json.put("mask_ratio", 0.0);
        json.put("norm_pix_loss", model.normalisedPixels());
        json.put("torch_dtype", "bfloat16");
        return json;
    }

    static Map<String, Object> of(LlamaConfig model, int endOfText) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("architectures", List.of("LlamaForCausalLM"));
        json.put("model_type", "llama");
        json.put("vocab_size", model.vocabularySize());
        json.put("hidden_size", model.hiddenSize());
        json.put("intermediate_size", model.intermediateSize());
        json.put("num_hidden_layers", model.layers());
        json.put("num_attention_heads", model.heads());
        json.put("num_key_value_heads", model.keyValueHeads());
        json.put("head_dim", model.headSize());
        json.put("max_position_embeddings", model.maxPositions());
        json.put("rms_norm_eps", model.rmsNormEpsilon());
        json.put("rope_theta", model.rotary().theta());
        json.put("hidden_act", "silu");
        json.put("attention_bias", model.attentionBias());
        json.put("mlp_bias", model.feedForwardBias());
        json.put("tie_word_embeddings", model.tiedEmbeddings());
        json.put("bos_token_id", endOfText);
        json.put("eos_token_id", endOfText);
        json.put("torch_dtype", "bfloat16");
        return json;
    }
}
