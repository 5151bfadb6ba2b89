package io.github.visionfromtext.examples.demo;

import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.core.restoration.ImageTokenizer;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.Resampling;
import io.github.visionfromtext.restoration.FrozenLlmAdapter;
import io.github.visionfromtext.restoration.Restoration;
import io.github.visionfromtext.restoration.RestorationOptions;
import io.github.visionfromtext.tensor.Tensor;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Stands in for models: restores by shrinking to half and back, which does take noise out. */
final class Blurring implements FrozenLlmAdapter {
    static final Provenance PROVENANCE = Provenance.EMPTY.with("language-model.name", "<none> & nothing");

    @Override
    public Set<String> tasks() {
        return Set.of("denoise");
    }

    @Override
    public List<Restoration> restoreAll(List<Image> images, RestorationOptions options) {
        return images.stream()
                .map(image -> new Restoration(blur(image), 650, 2.5, Duration.ofSeconds(1), PROVENANCE))
                .toList();
    }

    private static Image blur(Image image) {
        return image.resize(image.width() / 2, image.height() / 2, Resampling.BICUBIC)
                .resize(image.width(), image.height(), Resampling.BICUBIC);
    }

    @Override
    public Provenance provenance() {
        return PROVENANCE;
    }

    @Override
    public void close() {}

    /** Tokens are pixels, so the baseline returns what it is given. */
    static final class Pixels implements ImageTokenizer {
        @Override
        public int imageSize() {
            return 64;
        }

        @Override
        public int visualTokens() {
            return 64;
        }

        @Override
        public int features() {
            return 3 * 64;
        }

        @Override
        public Tensor encode(List<Image> images) {
            int length = 3 * 64 * 64;
            float[] values = new float[images.size() * length];
            for (int i = 0; i < images.size(); i++) {
                images.get(i).copyPlanarTo(values, i * length);
            }
            return Tensor.floats(values, images.size(), 64, 3 * 64);
        }

        @Override
        public List<Image> decode(Tensor tokens) {
            int length = 3 * 64 * 64;
            List<Image> images = new java.util.ArrayList<>();
            for (int i = 0; i < tokens.size(0); i++) {
                images.add(Image.ofPlanar(
                        64, 64, java.util.Arrays.copyOfRange(tokens.floats(), i * length, (i + 1) * length)));
            }
            return images;
        }

        @Override
        public Provenance provenance() {
            return PROVENANCE;
        }

        @Override
        public void close() {}
    }
}
