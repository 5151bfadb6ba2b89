package io.github.visionfromtext.renderers.svg.filter;

import io.github.visionfromtext.renderers.svg.markup.Element;
import org.jspecify.annotations.Nullable;

/** Primitives that take a pixel from elsewhere: {@code feOffset}, {@code feMorphology}, {@code feDisplacementMap}. */
final class Moves {
    private Moves() {}

    /** Shifts by whole pixels. */
    static FilterImage offset(FilterImage in, double dx, double dy) {
        int shiftX = (int) Math.round(dx);
        int shiftY = (int) Math.round(dy);
        int width = in.width();
        int[] pixels = new int[in.pixels().length];
        int left = Math.max(0, shiftX);
        int count = width - Math.min(width, Math.abs(shiftX));
        for (int y = Math.max(0, shiftY); y < Math.min(in.height(), (long) in.height() + shiftY); y++) {
            if (count > 0) {
                System.arraycopy(in.pixels(), (y - shiftY) * width + left - shiftX, pixels, y * width + left, count);
            }
        }
        return in.with(pixels);
    }

    /** The greatest or least of each component around each pixel. */
    static FilterImage morphology(FilterImage in, int radiusX, int radiusY, boolean dilate) {
        if (radiusX <= 0 && radiusY <= 0) {
            return in;
        }
        int width = in.width();
        int height = in.height();
        int[] rows = new int[in.pixels().length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int result = extreme(in.pixels(), y * width, 1, x, width, radiusX, dilate);
                rows[y * width + x] = result;
            }
        }
        int[] pixels = new int[rows.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = extreme(rows, x, width, y, height, radiusY, dilate);
            }
        }
        return in.with(pixels);
    }

    private static int extreme(int[] pixels, int start, int stride, int at, int length, int radius, boolean dilate) {
        int result = pixels[start + at * stride];
        for (int k = at - radius; k <= at + radius; k++) {
            int pixel = k < 0 || k >= length ? 0 : pixels[start + k * stride];
            int merged = 0;
            for (int shift = 0; shift <= 24; shift += 8) {
                int one = result >>> shift & 255;
                int other = pixel >>> shift & 255;
                merged |= (dilate ? Math.max(one, other) : Math.min(one, other)) << shift;
            }
            result = merged;
        }
        return result;
    }

    static FilterImage displace(Element primitive, FilterImage in, FilterImage map, FilterSpace space) {
        double[] scale = FilterChain.numbers(primitive, "scale");
        double amount = scale.length == 0 ? 0 : scale[0];
        double amountX = space.pixelsX(amount);
        double amountY = space.pixelsY(amount);
        int shiftX = channel(primitive.attribute("xChannelSelector"));
        int shiftY = channel(primitive.attribute("yChannelSelector"));
        int width = in.width();
        int[] pixels = new int[in.pixels().length];
        for (int y = 0; y < in.height(); y++) {
            for (int x = 0; x < width; x++) {
                int pixel = map.pixels()[y * width + x];
                long fromX = Math.round(x + amountX * (component(pixel, shiftX) - 0.5));
                long fromY = Math.round(y + amountY * (component(pixel, shiftY) - 0.5));
                boolean inside = fromX >= 0 && fromX < width && fromY >= 0 && fromY < in.height();
                pixels[y * width + x] = inside ? in.pixels()[(int) (fromY * width + fromX)] : 0;
            }
        }
        return in.with(pixels);
    }

    private static double component(int pixel, int shift) {
        int alpha = pixel >>> 24;
        if (shift == 24) {
            return alpha / 255.0;
        }
        return alpha == 0 ? 0 : FilterImage.straight(pixel >>> shift & 255, alpha) / 255.0;
    }

    private static int channel(@Nullable String name) {
        return switch (name == null ? "A" : name) {
            case "R" -> 16;
            case "G" -> 8;
            case "B" -> 0;
            default -> 24;
        };
    }
}
