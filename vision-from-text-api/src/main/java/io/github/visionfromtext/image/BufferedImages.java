package io.github.visionfromtext.image;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/**
 * The bridge to AWT, for pictures of every type.
 *
 * <p>Gray and RGB samples are taken as they are stored, gray repeated in three channels, so that 8 and 16 bits come back
 * exactly; colour profiles of RGB and gray pictures are ignored, as Pillow and the published models' pipelines do. Pictures
 * of other colour spaces (linear RGB, four inks, CIE) are converted to sRGB.
 */
public final class BufferedImages {
    private BufferedImages() {}

    /** Copies a picture; transparent pixels show white. */
    public static Image toImage(BufferedImage picture) {
        return toImage(picture, Color.WHITE);
    }

    /** Copies a picture; {@code background} shows through transparent pixels. */
    public static Image toImage(BufferedImage picture, Color background) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        PixelReader reader = PixelReader.of(picture);
        float[] planar = new float[Image.CHANNELS * width * height];
        float[] row = new float[4 * width];
        for (int y = 0; y < height; y++) {
            reader.readRow(y, row);
            for (int x = 0; x < width; x++) {
                float alpha = row[4 * x + 3];
                for (int channel = 0; channel < Image.CHANNELS; channel++) {
                    float color = row[4 * x + channel];
                    planar[(channel * height + y) * width + x] =
                            alpha == 1 ? color : alpha * color + (1 - alpha) * background.channel(channel);
                }
            }
        }
        return Image.adopt(width, height, planar);
    }

    /** Copies an image into a picture of type {@link BufferedImage#TYPE_INT_RGB}, clamped and rounded half up. */
    public static BufferedImage toBufferedImage(Image image) {
        return toBufferedImage(image, BitDepth.EIGHT);
    }

    /** Copies an image into an opaque sRGB picture of 8 or 16 bits a channel, clamped and rounded half up. */
    public static BufferedImage toBufferedImage(Image image, BitDepth depth) {
        BufferedImage picture = depth == BitDepth.EIGHT
                ? new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB)
                : empty16Bit(image.width(), image.height());
        WritableRaster raster = picture.getRaster();
        int[] row = new int[Image.CHANNELS * image.width()];
        for (int y = 0; y < image.height(); y++) {
            for (int i = 0; i < row.length; i++) {
                row[i] = Image.round(image.at(i / Image.CHANNELS, y, i % Image.CHANNELS), depth.steps());
            }
            raster.setPixels(0, y, image.width(), 1, row);
        }
        return picture;
    }

    private static BufferedImage empty16Bit(int width, int height) {
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE, DataBuffer.TYPE_USHORT);
        return new BufferedImage(model, model.createCompatibleWritableRaster(width, height), false, null);
    }

    /** Rows of a picture as {@code float [width, 4]}: red, green, blue not multiplied by alpha, and alpha. */
    private interface PixelReader {
        void readRow(int y, float[] row);

        static PixelReader of(BufferedImage picture) {
            ColorModel model = picture.getColorModel();
            if (model instanceof IndexColorModel palette) {
                return new PaletteReader(picture.getRaster(), palette);
            }
            int transfer = model.getTransferType();
            boolean unsigned = transfer == DataBuffer.TYPE_BYTE
                    || transfer == DataBuffer.TYPE_USHORT
                    || transfer == DataBuffer.TYPE_INT;
            return unsigned && isPlain(model.getColorSpace())
                    ? new SampleReader(picture.getRaster(), model)
                    : new ModelReader(picture.getRaster(), model);
        }
    }

    /** Whether stored samples are sRGB values or gray, up to a colour profile. */
    private static boolean isPlain(ColorSpace space) {
        if (space.getType() == ColorSpace.TYPE_GRAY) {
            return true;
        }
        return space.getType() == ColorSpace.TYPE_RGB
                && !space.equals(ColorSpace.getInstance(ColorSpace.CS_LINEAR_RGB));
    }

    private record PaletteReader(Raster raster, IndexColorModel palette) implements PixelReader {
        @Override
        public void readRow(int y, float[] row) {
            int width = raster.getWidth();
            int[] indices = raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, (int[]) null);
            for (int x = 0; x < width; x++) {
                row[4 * x] = palette.getRed(indices[x]) / 255f;
                row[4 * x + 1] = palette.getGreen(indices[x]) / 255f;
                row[4 * x + 2] = palette.getBlue(indices[x]) / 255f;
                row[4 * x + 3] = palette.getAlpha(indices[x]) / 255f;
            }
        }
    }

    private record SampleReader(Raster raster, ColorModel model) implements PixelReader {
        @Override
        public void readRow(int y, float[] row) {
            int width = raster.getWidth();
            int bands = raster.getNumBands();
            int colors = model.getNumColorComponents();
            int[] samples = raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, (int[]) null);
            for (int x = 0; x < width; x++) {
                float alpha = model.hasAlpha() ? samples[bands * x + colors] / one(colors) : 1;
                for (int channel = 0; channel < Image.CHANNELS; channel++) {
                    int band = colors == 1 ? 0 : channel;
                    float color = samples[bands * x + band] / one(band);
                    row[4 * x + channel] = model.isAlphaPremultiplied() && alpha > 0 ? color / alpha : color;
                }
                row[4 * x + 3] = alpha;
            }
        }

        /** The sample that stands for 1.0. */
        private float one(int band) {
            return (1L << model.getComponentSize(band)) - 1;
        }
    }

    private record ModelReader(Raster raster, ColorModel model) implements PixelReader {
        @Override
        public void readRow(int y, float[] row) {
            int colors = model.getNumColorComponents();
            for (int x = 0; x < raster.getWidth(); x++) {
                Object pixel = raster.getDataElements(raster.getMinX() + x, raster.getMinY() + y, null);
                float[] components = model.getNormalizedComponents(pixel, null, 0);
                for (int channel = 0; channel < Image.CHANNELS; channel++) {
                    row[4 * x + channel] = isPlain(model.getColorSpace())
                            ? components[colors == 1 ? 0 : channel]
                            : model.getColorSpace().toRGB(components)[channel];
                }
                row[4 * x + 3] = model.hasAlpha() ? components[colors] : 1;
            }
        }
    }
}
