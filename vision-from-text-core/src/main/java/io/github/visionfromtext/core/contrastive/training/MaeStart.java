package io.github.visionfromtext.core.contrastive.training;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.model.clip.ClipConfig;
import io.github.visionfromtext.core.model.mae.MaeConfig;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A vision tower that begins as the encoder of a masked autoencoder, which has seen what edges and surfaces look like. Their
 * blocks are the same; the tower has no bias behind its patches, which goes into the positions, and a norm in front of its
 * blocks, to which the blocks must get used.
 */
final class MaeStart {
    private static final String MAE = "vit.";
    private static final String CLIP = "vision_model.";
    private static final Map<String, String> LAYER = Map.of(
            "attention.attention.query", "self_attn.q_proj",
            "attention.attention.key", "self_attn.k_proj",
            "attention.attention.value", "self_attn.v_proj",
            "attention.output.dense", "self_attn.out_proj",
            "intermediate.dense", "mlp.fc1",
            "output.dense", "mlp.fc2",
            "layernorm_before", "layer_norm1",
            "layernorm_after", "layer_norm2");

    private MaeStart() {}

    /**
     * The weights of a vision tower, its projection and first norm excepted.
     *
     * @throws InvalidInputException if the encoder has not the shape of the tower
     */
    static WeightSource weights(MaeConfig mae, WeightSource source, ClipConfig.Vision vision) {
        ClipConfig.Tower tower = vision.tower();
        if (mae.imageSize() != vision.imageSize()
                || mae.patchSize() != vision.patchSize()
                || mae.encoder().hiddenSize() != tower.hiddenSize()
                || mae.encoder().layers() != tower.layers()
                || mae.encoder().heads() != tower.heads()
                || mae.encoder().intermediateSize() != tower.intermediateSize()) {
            throw new InvalidInputException(
                    "A vision tower of " + vision + " cannot begin as an autoencoder of " + mae);
        }
        Map<String, Tensor> weights = new LinkedHashMap<>();
        for (int layer = 0; layer < tower.layers(); layer++) {
            for (Map.Entry<String, String> part : LAYER.entrySet()) {
                for (String kind : new String[] {".weight", ".bias"}) {
                    weights.put(
                            CLIP + "encoder.layers." + layer + "." + part.getValue() + kind,
                            read(source, MAE + "encoder.layer." + layer + "." + part.getKey() + kind));
                }
            }
        }
        for (String kind : new String[] {".weight", ".bias"}) {
            weights.put(CLIP + "post_layernorm" + kind, read(source, MAE + "layernorm" + kind));
        }
        String patches = MAE + "embeddings.patch_embeddings.projection";
        weights.put(CLIP + "embeddings.patch_embedding.weight", read(source, patches + ".weight"));
        int width = tower.hiddenSize();
        weights.put(
                CLIP + "embeddings.class_embedding",
                read(source, MAE + "embeddings.cls_token").reshape(width));
        float[] bias = read(source, patches + ".bias").floats();
        float[] positions =
                read(source, MAE + "embeddings.position_embeddings").floats().clone();
        for (int i = width; i < positions.length; i++) {
            positions[i] += bias[i % width];
        }
        weights.put(CLIP + "embeddings.position_embedding.weight", Tensor.floats(positions, vision.tokens(), width));
        return WeightSource.of("vision tower out of " + source.description(), weights);
    }

    private static Tensor read(WeightSource source, String name) {
        return source.get(name).toTensor();
    }
}
