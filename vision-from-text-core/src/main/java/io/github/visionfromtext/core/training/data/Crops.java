package io.github.visionfromtext.core.training.data;

import io.github.visionfromtext.core.training.Seeds;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.Resampling;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Crops of photographs, each a pure function of a random generator. Immutable and thread-safe. */
public final class Crops {
    private final PhotoFolder photos;
    private final CropSettings settings;

    public Crops(PhotoFolder photos, CropSettings settings) {
        this.photos = photos;
        this.settings = settings;
    }

    /** Side of a crop in pixels. */
    public int size() {
        return settings.size();
    }

    public PhotoFolder photos() {
        return photos;
    }

    /** A crop of any photograph. */
    public Image random(SplittableRandom random) {
        return crop(photos.stored(random.nextInt(photos.size())), random);
    }

    /**
     * The same crops every time, spread evenly: crop i is cut out of photograph {@code i % photos}.
     *
     * @param count how many
     */
    public Image[] fixed(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> crop(photos.stored(i % photos.size()), Seeds.random(i)))
                .toArray(Image[]::new);
    }

    private Image crop(Photo photo, SplittableRandom random) {
        double scale = settings.smallestScale()
                * Math.pow(settings.largestScale() / settings.smallestScale(), random.nextDouble());
        int side = (int) Math.max(1, Math.min(photo.shorterSide(), Math.round(settings.size() / scale)));
        int x = random.nextInt(photo.width() - side + 1);
        int y = random.nextInt(photo.height() - side + 1);
        Image crop = photo.crop(x, y, side, side);
        if (side != settings.size()) {
            crop = crop.resize8Bit(settings.size(), settings.size(), Resampling.BICUBIC);
        }
        return settings.flips() && random.nextBoolean() ? mirror(crop) : crop;
    }

    private static Image mirror(Image image) {
        return Image.generate(
                image.width(), image.height(), (x, y, channel) -> image.at(image.width() - 1 - x, y, channel));
    }
}
