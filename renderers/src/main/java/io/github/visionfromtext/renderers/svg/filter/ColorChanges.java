package io.github.visionfromtext.renderers.svg.filter;

import io.github.visionfromtext.renderers.svg.markup.Element;
import java.util.Arrays;

/** {@code feColorMatrix} and {@code feComponentTransfer}. */
final class ColorChanges {
    private ColorChanges() {}

    static FilterImage matrix(Element primitive, FilterImage in) {
        String type = primitive.attribute("type");
        double[] values = FilterChain.numbers(primitive, "values");
        double[] m =
                switch (type == null ? "matrix" : type) {
                    case "saturate" -> saturate(values.length == 0 ? 1 : values[0]);
                    case "hueRotate" -> hueRotate(Math.toRadians(values.length == 0 ? 0 : values[0]));
                    case "luminanceToAlpha" ->
                        new double[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.2125, 0.7154, 0.0721, 0, 0};
                    default -> values;
                };
        return m.length == 20 ? multiplied(in, m) : in;
    }

    private static FilterImage multiplied(FilterImage in, double[] m) {
        int[] pixels = new int[in.pixels().length];
        for (int i = 0; i < pixels.length; i++) {
            int pixel = in.pixels()[i];
            int a = pixel >>> 24;
            int r = a == 0 ? 0 : FilterImage.straight(pixel >> 16 & 255, a);
            int g = a == 0 ? 0 : FilterImage.straight(pixel >> 8 & 255, a);
            int b = a == 0 ? 0 : FilterImage.straight(pixel & 255, a);
            pixels[i] = FilterImage.premultiplied(
                    row(m, 15, r, g, b, a), row(m, 0, r, g, b, a), row(m, 5, r, g, b, a), row(m, 10, r, g, b, a));
        }
        return in.with(pixels);
    }

    private static int row(double[] m, int start, int r, int g, int b, int a) {
        return FilterImage.byteOf(
                m[start] * r + m[start + 1] * g + m[start + 2] * b + m[start + 3] * a + m[start + 4] * 255);
    }

    static double[] saturate(double s) {
        return new double[] {
            0.213 + 0.787 * s,
            0.715 - 0.715 * s,
            0.072 - 0.072 * s,
            0,
            0,
            0.213 - 0.213 * s,
            0.715 + 0.285 * s,
            0.072 - 0.072 * s,
            0,
            0,
            0.213 - 0.213 * s,
            0.715 - 0.715 * s,
            0.072 + 0.928 * s,
            0,
            0,
            0,
            0,
            0,
            1,
            0
        };
    }

    private static double[] hueRotate(double angle) {
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        return new double[] {
            0.213 + 0.787 * c - 0.213 * s,
            0.715 - 0.715 * c - 0.715 * s,
            0.072 - 0.072 * c + 0.928 * s,
            0,
            0,
            0.213 - 0.213 * c + 0.143 * s,
            0.715 + 0.285 * c + 0.140 * s,
            0.072 - 0.072 * c - 0.283 * s,
            0,
            0,
            0.213 - 0.213 * c - 0.787 * s,
            0.715 - 0.715 * c + 0.715 * s,
            0.072 + 0.928 * c + 0.072 * s,
            0,
            0,
            0,
            0,
            0,
            1,
            0
        };
    }

    static FilterImage transfer(Element primitive, FilterImage in) {
        int[][] tables = new int[4][];
        String[] names = {"feFuncR", "feFuncG", "feFuncB", "feFuncA"};
        for (int i = 0; i < 4; i++) {
            tables[i] = identity();
            for (Element function : primitive.elements()) {
                if (function.is(names[i])) {
                    tables[i] = table(function);
                }
            }
        }
        int[] pixels = new int[in.pixels().length];
        for (int i = 0; i < pixels.length; i++) {
            int pixel = in.pixels()[i];
            int a = pixel >>> 24;
            pixels[i] = FilterImage.premultiplied(
                    tables[3][a],
                    tables[0][a == 0 ? 0 : FilterImage.straight(pixel >> 16 & 255, a)],
                    tables[1][a == 0 ? 0 : FilterImage.straight(pixel >> 8 & 255, a)],
                    tables[2][a == 0 ? 0 : FilterImage.straight(pixel & 255, a)]);
        }
        return in.with(pixels);
    }

    private static int[] identity() {
        int[] table = new int[256];
        Arrays.setAll(table, i -> i);
        return table;
    }

    private static int[] table(Element function) {
        String type = function.attribute("type");
        double[] values = FilterChain.numbers(function, "tableValues");
        int[] table = new int[256];
        for (int i = 0; i < 256; i++) {
            double c = i / 255.0;
            double value =
                    switch (type == null ? "identity" : type) {
                        case "linear" -> number(function, "slope", 1) * c + number(function, "intercept", 0);
                        case "gamma" ->
                            number(function, "amplitude", 1) * Math.pow(c, number(function, "exponent", 1))
                                    + number(function, "offset", 0);
                        case "table" -> interpolated(values, c);
                        case "discrete" ->
                            values.length == 0 ? c : values[Math.min(values.length - 1, (int) (c * values.length))];
                        default -> c;
                    };
            table[i] = FilterImage.byteOf(value * 255);
        }
        return table;
    }

    private static double interpolated(double[] values, double c) {
        if (values.length == 0) {
            return c;
        }
        double place = c * (values.length - 1);
        int low = (int) place;
        int high = Math.min(values.length - 1, low + 1);
        return values[low] + (place - low) * (values[high] - values[low]);
    }

    private static double number(Element function, String name, double initial) {
        double[] numbers = FilterChain.numbers(function, name);
        return numbers.length == 0 ? initial : numbers[0];
    }
}
