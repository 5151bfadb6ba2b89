package io.github.visionfromtext.backend.djl.pytorch;

import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.contrastive.ClipSpace;
import io.github.visionfromtext.core.pretrained.PretrainedModels;
import io.github.visionfromtext.embedding.ContrastiveEmbeddingSpace;
import io.github.visionfromtext.tck.ContrastiveEmbeddingSpaceTck;

/** The contract of contrastive spaces on the one that comes with the library. */
class MiniSpaceTckTest extends ContrastiveEmbeddingSpaceTck {
    @Override
    protected ContrastiveEmbeddingSpace open() {
        return ClipSpace.open(
                PretrainedModels.get().folder(PretrainedModels.MINI_SPACE), Graphs.BACKEND, WeightFormat.FLOAT32);
    }
}
