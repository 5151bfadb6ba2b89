package io.github.visionfromtext.core.contrastive;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.visionfromtext.core.checkpoint.Fixtures;
import io.github.visionfromtext.core.model.Golden;
import io.github.visionfromtext.embedding.Embedding;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.ImageFiles;
import io.github.visionfromtext.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A tiny CLIP that {@code tools/fixtures/make_clip.py} made, and what transformers makes of it. */
record ClipFixture(String name) {
    Path folder() {
        return Golden.folder("clip/" + name);
    }

    Tensor floats(String tensor) {
        return Golden.floats(folder(), tensor);
    }

    Tensor ints(String tensor) {
        return Golden.ints(folder(), tensor);
    }

    List<String> texts() {
        return strings("texts");
    }

    List<Image> pictures() {
        return strings("pictures").stream()
                .map(file -> ImageFiles.read(Golden.folder("clip/pictures").resolve(file)))
                .toList();
    }

    private List<String> strings(String key) {
        try {
            List<String> strings = new ArrayList<>();
            for (JsonNode element :
                    Fixtures.json("clip/" + name + "/golden.json").get(key)) {
                strings.add(element.asText());
            }
            return strings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code [embeddings, dimension]}. */
    static Tensor rows(List<Embedding> embeddings) {
        int dimension = embeddings.get(0).dimension();
        float[] values = new float[embeddings.size() * dimension];
        for (int i = 0; i < embeddings.size(); i++) {
            System.arraycopy(embeddings.get(i).toArray(), 0, values, i * dimension, dimension);
        }
        return Tensor.floats(values, embeddings.size(), dimension);
    }
}
