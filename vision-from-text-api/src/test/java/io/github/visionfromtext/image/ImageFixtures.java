package io.github.visionfromtext.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SplittableRandom;

/** Files made by {@code tools/fixtures/make_images.py}, and random pictures. */
final class ImageFixtures {
    private ImageFixtures() {}

    static byte[] bytes(String name) throws IOException {
        try (InputStream input = ImageFixtures.class.getResourceAsStream("/fixtures/image/" + name)) {
            return Objects.requireNonNull(input, name).readAllBytes();
        }
    }

    static float[] floats(String name) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes(name)).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[buffer.remaining() / Float.BYTES];
        buffer.asFloatBuffer().get(values);
        return values;
    }

    static Path copyTo(Path folder, String name) throws IOException {
        return Files.write(folder.resolve(name), bytes(name));
    }

    static Image random(int width, int height, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Image.generate(width, height, (x, y, c) -> (float) random.nextDouble());
    }
}
