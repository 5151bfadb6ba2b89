package io.github.visionfromtext.examples.demo;

import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.ImageFiles;
import io.github.visionfromtext.image.ImageReadOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A photograph that comes with the demo; {@code photos/ATTRIBUTION.md} says where it is from.
 *
 * @param file its name among the resources
 * @param title what is on it
 * @param credit by whom and under which licence
 */
public record DemoPhoto(String file, String title, String credit) {
    /** All of them. */
    public static final List<DemoPhoto> ALL = List.of(
            new DemoPhoto("chelsea.jpg", "Chelsea the cat", "St\u00e9fan van der Walt, CC0"),
            new DemoPhoto("coffee.jpg", "A cup of coffee", "Rachel Michetti, CC0"),
            new DemoPhoto("astronaut.jpg", "Eileen Collins, astronaut", "NASA, public domain"),
            new DemoPhoto("rocket.jpg", "Falcon 9 lifting off", "SpaceX, public domain"),
            new DemoPhoto("flower.jpg", "A dahlia", "vultilion, CC BY 2.0"),
            new DemoPhoto("china.jpg", "Summer Palace, Beijing", "danielbuechele, CC BY 2.0"),
            new DemoPhoto("hubble.jpg", "The Hubble eXtreme Deep Field", "NASA and ESA, public domain"));

    /** Where each is from, as Markdown. */
    public static String attribution() {
        return new String(resource("ATTRIBUTION.md"), StandardCharsets.UTF_8);
    }

    /** Its pixels. */
    public Image read() {
        return ImageFiles.decode(resource(file), file, ImageReadOptions.DEFAULT);
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(DemoPhoto.class.getResourceAsStream("/photos/" + name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
