package io.github.visionfromtext.renderers.svg.filter;

import io.github.visionfromtext.renderers.svg.markup.Element;

/** The Porter-Duff operators and {@code arithmetic} of {@code feComposite}. */
final class Compositing {
    private Compositing() {}

    static FilterImage composite(Element primitive, FilterImage above, FilterImage below) {
        String name = primitive.attribute("operator");
        return switch (name == null ? "over" : name) {
            case "in" -> in(above, below);
            case "out" -> combine(above, below, (a, b) -> 0, (a, b) -> 1 - b);
            case "atop" -> combine(above, below, (a, b) -> 1 - a, (a, b) -> b);
            case "xor" -> combine(above, below, (a, b) -> 1 - a, (a, b) -> 1 - b);
            case "lighter" -> combine(above, below, (a, b) -> 1, (a, b) -> 1);
            case "arithmetic" -> arithmetic(primitive, above, below);
            default -> over(above, below);
        };
    }

    static FilterImage in(FilterImage above, FilterImage below) {
        return combine(above, below, (a, b) -> 0, (a, b) -> b);
    }

    static FilterImage over(FilterImage above, FilterImage below) {
        return combine(above, below, (a, b) -> 1 - a, (a, b) -> 1);
    }

    /** How much of one picture shows, from the opacities of both. */
    private interface Share {
        float of(float above, float below);
    }

    private static FilterImage combine(FilterImage above, FilterImage below, Share ofBelow, Share ofAbove) {
        int[] pixels = new int[above.pixels().length];
        for (int i = 0; i < pixels.length; i++) {
            int a = above.pixels()[i];
            int b = below.pixels()[i];
            float alphaAbove = (a >>> 24) / 255f;
            float alphaBelow = (b >>> 24) / 255f;
            float shareAbove = ofAbove.of(alphaAbove, alphaBelow);
            float shareBelow = ofBelow.of(alphaAbove, alphaBelow);
            int result = 0;
            for (int shift = 0; shift <= 24; shift += 8) {
                float value = (a >>> shift & 255) * shareAbove + (b >>> shift & 255) * shareBelow;
                result |= Math.min(255, (int) (value + 0.5f)) << shift;
            }
            pixels[i] = result;
        }
        return above.with(pixels);
    }

    private static FilterImage arithmetic(Element primitive, FilterImage above, FilterImage below) {
        double k1 = coefficient(primitive, "k1");
        double k2 = coefficient(primitive, "k2");
        double k3 = coefficient(primitive, "k3");
        double k4 = coefficient(primitive, "k4");
        int[] pixels = new int[above.pixels().length];
        for (int i = 0; i < pixels.length; i++) {
            int result = 0;
            int alpha = 255;
            for (int shift = 24; shift >= 0; shift -= 8) {
                double a = (above.pixels()[i] >>> shift & 255) / 255.0;
                double b = (below.pixels()[i] >>> shift & 255) / 255.0;
                int value = Math.min(alpha, FilterImage.byteOf(255 * (k1 * a * b + k2 * a + k3 * b + k4)));
                alpha = shift == 24 ? value : alpha;
                result |= value << shift;
            }
            pixels[i] = result;
        }
        return above.with(pixels);
    }

    private static double coefficient(Element primitive, String name) {
        double[] numbers = FilterChain.numbers(primitive, name);
        return numbers.length == 0 ? 0 : numbers[0];
    }
}
