package io.github.visionfromtext.core.contrastive;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.Resampling;
import java.util.List;

/**
 * From a picture of any size to the pixels a vision tower was trained on, with the arithmetic of HuggingFace's
 * {@code CLIPImageProcessor}: resized in 8 bits as Pillow does, cut to the central square, normalised by channel.
 *
 * @param edge length of the shorter side after resizing
 * @param keepsShape whether the longer side follows in proportion; if not, both become {@code edge}
 * @param crop side of the central square that is kept, at most {@code edge}
 * @param resampling how to resize
 * @param mean by channel, of values in [0, 1]
 * @param deviation by channel, of values in [0, 1]; greater than 0
 */
public record ImagePreprocessing(
        int edge, boolean keepsShape, int crop, Resampling resampling, List<Double> mean, List<Double> deviation) {
    /** How many times longer than the shorter side the longer one may be: the resized picture must fit into memory. */
    public static final int MOST_LENGTHS = 100;

    /**
     * Checks that sizes and statistics make sense.
     *
     * @throws InvalidInputException if they do not
     */
    public ImagePreprocessing {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (crop < 1 || crop > edge || edge > 1 << 13) {
            throw new InvalidInputException("pictures resized to " + edge + " and cut to " + crop
                    + " pixels: expected 1 <= crop <= size <= " + (1 << 13));
        }
        if (mean.size() != Image.CHANNELS
                || deviation.size() != Image.CHANNELS
                || !mean.stream().allMatch(Double::isFinite)
                || !deviation.stream().allMatch(value -> value > 0 && Double.isFinite(value))) {
            throw new InvalidInputException("mean " + mean + " and deviation " + deviation + ": expected "
                    + Image.CHANNELS + " finite numbers each, deviations above 0");
        }
    }

    /** Values of a prepared picture: 3 channels of {@code crop} rows and columns. */
    public int valueCount() {
        return Image.CHANNELS * crop * crop;
    }

    /**
     * Prepares a picture.
     *
     * @param destination receives {@code float [3, crop, crop]}
     * @param offset where in it
     * @throws InvalidInputException if the picture is longer than {@link #MOST_LENGTHS} times its shorter side
     */
    public void apply(Image image, float[] destination, int offset) {
        centralSquare(resized(image)).copyPlanarTo(destination, offset);
        int plane = crop * crop;
        for (int channel = 0; channel < Image.CHANNELS; channel++) {
            float shift = mean.get(channel).floatValue();
            float scale = deviation.get(channel).floatValue();
            int from = offset + channel * plane;
            for (int i = from; i < from + plane; i++) {
                destination[i] = (destination[i] - shift) / scale;
            }
        }
    }

    private Image resized(Image image) {
        if (!keepsShape) {
            return image.resize8Bit(edge, edge, resampling);
        }
        long shorter = Math.min(image.width(), image.height());
        long longer = Math.max(image.width(), image.height());
        if (longer > shorter * MOST_LENGTHS) {
            throw new InvalidInputException("a picture of " + image.width() + "x" + image.height()
                    + " is too long and thin: expected a longer side of at most " + MOST_LENGTHS
                    + " times the shorter; cut it or pad it");
        }
        int length = Math.toIntExact(edge * longer / shorter);
        return image.width() <= image.height()
                ? image.resize8Bit(edge, length, resampling)
                : image.resize8Bit(length, edge, resampling);
    }

    private Image centralSquare(Image image) {
        return image.crop((image.width() - crop) / 2, (image.height() - crop) / 2, crop, crop);
    }
}
