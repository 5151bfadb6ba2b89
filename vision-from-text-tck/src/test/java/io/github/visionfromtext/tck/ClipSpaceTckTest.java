package io.github.visionfromtext.tck;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.contrastive.ClipSpace;
import io.github.visionfromtext.embedding.ContrastiveEmbeddingSpace;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;

/** A tiny CLIP with random weights, which HuggingFace's library drew and laid out. */
class ClipSpaceTckTest extends ContrastiveEmbeddingSpaceTck {
    private final Backend backend = Backends.open("reference", BackendOptions.DEFAULT);

    @Override
    protected ContrastiveEmbeddingSpace open() {
        return ClipSpace.open(folder(), backend, WeightFormat.FLOAT32);
    }

    @AfterEach
    void closeBackend() {
        backend.close();
    }

    private static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(ClipSpaceTckTest.class.getResource("/fixtures/clip/gelu"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
