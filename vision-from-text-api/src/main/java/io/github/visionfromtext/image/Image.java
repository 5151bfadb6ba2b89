package io.github.visionfromtext.image;

import io.github.visionfromtext.InvalidInputException;
import java.util.Arrays;
import java.util.Objects;

/**
 * An RGB picture of 32-bit floats. Immutable and thread-safe.
 *
 * <p>Values are nominally in [0, 1], sRGB-encoded as in a picture file, 0 black and 1 white. Intermediate results may lie
 * outside that range until {@link #clamp()}; they are always finite. Pixel (0, 0) is top-left, x grows to the right, y
 * downwards; channel 0 is red, 1 green, 2 blue.
 *
 * <p>Storage is planar, {@code float [3, height, width]}: the layout every vision model here takes, so that a picture becomes
 * a tensor by one array copy and filters run over one channel at a time.
 *
 * <p>Not for: alpha, more than three channels, colour management. {@link BufferedImages} composites alpha away on a stated
 * background.
 */
public final class Image {
    /** Red, green and blue. */
    public static final int CHANNELS = 3;

    /** The largest number of pixels whose values fit one Java array. */
    public static final long MAX_PIXELS = (Integer.MAX_VALUE - 8) / CHANNELS;

    private final int width;
    private final int height;
    private final float[] planar;

    private Image(int width, int height, float[] planar) {
        this.width = width;
        this.height = height;
        this.planar = planar;
    }

    /**
     * Copies an array in planar order.
     *
     * @param values {@code float [3, height, width]}, every value finite
     * @throws InvalidInputException if the size is not positive, the array has another length or a value is not finite
     */
    public static Image ofPlanar(int width, int height, float[] values) {
        requireLength(width, height, values.length);
        return adopt(width, height, values.clone());
    }

    /**
     * Copies an array in interleaved order.
     *
     * @param values {@code float [height, width, 3]}, every value finite
     * @throws InvalidInputException if the size is not positive, the array has another length or a value is not finite
     */
    public static Image ofInterleaved(int width, int height, float[] values) {
        requireLength(width, height, values.length);
        int plane = width * height;
        float[] planar = new float[values.length];
        for (int pixel = 0, i = 0; pixel < plane; pixel++) {
            for (int channel = 0; channel < CHANNELS; channel++) {
                planar[channel * plane + pixel] = values[i++];
            }
        }
        return adopt(width, height, planar);
    }

    /**
     * Reads unsigned bytes, 0 black and 255 white.
     *
     * @param values {@code byte [height, width, 3]}
     * @throws InvalidInputException if the size is not positive or the array has another length
     */
    public static Image of8Bit(int width, int height, byte[] values) {
        requireLength(width, height, values.length);
        int plane = width * height;
        float[] planar = new float[values.length];
        for (int pixel = 0, i = 0; pixel < plane; pixel++) {
            for (int channel = 0; channel < CHANNELS; channel++) {
                planar[channel * plane + pixel] = (values[i++] & 0xff) / 255f;
            }
        }
        return new Image(width, height, planar);
    }

    /**
     * Computes every value from its place.
     *
     * @throws InvalidInputException if the size is not positive or the function returns a value that is not finite
     */
    public static Image generate(int width, int height, PixelFunction function) {
        requireSize(width, height);
        float[] planar = new float[CHANNELS * width * height];
        int i = 0;
        for (int channel = 0; channel < CHANNELS; channel++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    planar[i++] = function.valueAt(x, y, channel);
                }
            }
        }
        return adopt(width, height, planar);
    }

    /** A picture of one colour. */
    public static Image filled(int width, int height, Color color) {
        return generate(width, height, (x, y, channel) -> color.channel(channel));
    }

    /** Takes ownership of {@code planar}: the caller must not keep it. */
    static Image adopt(int width, int height, float[] planar) {
        for (int i = 0; i < planar.length; i++) {
            if (!Float.isFinite(planar[i])) {
                int pixel = i % (width * height);
                throw new InvalidInputException("pixel value " + planar[i] + " at x=" + pixel % width + ", y="
                        + pixel / width + ", channel " + i / (width * height) + ": expected a finite number");
            }
        }
        return new Image(width, height, planar);
    }

    /** Width in pixels, at least 1. */
    public int width() {
        return width;
    }

    /** Height in pixels, at least 1. */
    public int height() {
        return height;
    }

    /**
     * One value.
     *
     * @throws IndexOutOfBoundsException if the place is outside the picture
     */
    public float at(int x, int y, int channel) {
        Objects.checkIndex(x, width);
        Objects.checkIndex(y, height);
        return planar[(Objects.checkIndex(channel, CHANNELS) * height + y) * width + x];
    }

    /** A copy of the values, {@code float [3, height, width]}. */
    public float[] toPlanar() {
        return planar.clone();
    }

    /** Copies the values, {@code float [3, height, width]}, into {@code destination} from {@code offset} on. */
    public void copyPlanarTo(float[] destination, int offset) {
        Objects.checkFromIndexSize(offset, planar.length, destination.length);
        System.arraycopy(planar, 0, destination, offset, planar.length);
    }

    /** A copy of the values, {@code float [height, width, 3]}. */
    public float[] toInterleaved() {
        int plane = width * height;
        float[] values = new float[planar.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = planar[i % CHANNELS * plane + i / CHANNELS];
        }
        return values;
    }

    /** Unsigned bytes, {@code byte [height, width, 3]}: values clamped to [0, 1], times 255, rounded half up. */
    public byte[] to8Bit() {
        int plane = width * height;
        byte[] values = new byte[planar.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) round(planar[i % CHANNELS * plane + i / CHANNELS], 255);
        }
        return values;
    }

    /**
     * The part of the picture in a rectangle.
     *
     * @throws InvalidInputException if the rectangle is empty or not inside the picture
     */
    public Image crop(int x, int y, int width, int height) {
        if (x < 0 || y < 0 || width < 1 || height < 1 || width > this.width - x || height > this.height - y) {
            throw new InvalidInputException("crop of " + width + "x" + height + " at x=" + x + ", y=" + y
                    + " does not lie inside the picture of " + this.width + "x" + this.height);
        }
        float[] part = new float[CHANNELS * width * height];
        for (int row = 0; row < CHANNELS * height; row++) {
            int source = (row / height * this.height + y + row % height) * this.width + x;
            System.arraycopy(planar, source, part, row * width, width);
        }
        return new Image(width, height, part);
    }

    /** Every value limited to [0, 1]. */
    public Image clamp() {
        float[] values = new float[planar.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.min(1f, Math.max(0f, planar[i]));
        }
        return new Image(width, height, values);
    }

    /** What a file of 8 bits a channel keeps of this picture: clamped to [0, 1], rounded half up to multiples of 1/255. */
    public Image roundTo8Bits() {
        float[] values = new float[planar.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = round(planar[i], 255) / 255f;
        }
        return new Image(width, height, values);
    }

    /**
     * Resizes in floating point, without regard to the aspect ratio; shrinking is anti-aliased. The result may overshoot
     * [0, 1] at sharp edges.
     *
     * @throws InvalidInputException if the new size is not positive
     */
    public Image resize(int width, int height, Resampling resampling) {
        requireSize(width, height);
        return adopt(width, height, FloatResizer.resize(planar, this.width, this.height, width, height, resampling));
    }

    /**
     * Resizes the picture rounded to 8 bits, with the integer arithmetic of Pillow: the same bytes as
     * {@code PIL.Image.resize} up to Pillow 12, which is what published vision models are fed with. (Pillow 13 resizes
     * columns before rows where that is less work, which rounds differently.)
     *
     * @throws InvalidInputException if the new size is not positive
     */
    public Image resize8Bit(int width, int height, Resampling resampling) {
        requireSize(width, height);
        return of8Bit(width, height, ByteResizer.resize(to8Bit(), this.width, this.height, width, height, resampling));
    }

    /** Nearest of the {@code levels + 1} steps from 0 to 1, clamped. */
    static int round(float value, int levels) {
        return (int) (Math.min(1f, Math.max(0f, value)) * levels + 0.5f);
    }

    private static void requireSize(int width, int height) {
        if (width < 1 || height < 1 || (long) width * height > MAX_PIXELS) {
            throw new InvalidInputException("picture size " + width + "x" + height
                    + ": expected at least 1x1 and at most " + MAX_PIXELS + " pixels");
        }
    }

    private static void requireLength(int width, int height, int length) {
        requireSize(width, height);
        if (length != CHANNELS * width * height) {
            throw new InvalidInputException(length + " values for a picture of " + width + "x" + height + ": expected "
                    + CHANNELS + " * " + width + " * " + height + " = " + CHANNELS * width * height);
        }
    }

    /** Equal when size and every value are equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Image image
                && width == image.width
                && height == image.height
                && Arrays.equals(planar, image.planar);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(planar);
    }

    @Override
    public String toString() {
        return "Image[" + width + "x" + height + "]";
    }
}
