package io.github.visionfromtext.core.checkup.geometry.figure;

import io.github.visionfromtext.image.Color;
import io.github.visionfromtext.image.Image;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The main colours of a picture, and which of them each pixel has. Smoothed edges hold blends of two main colours: those with the
 * background go to whichever side has more of them.
 */
final class Palette {
    private static final int MOST = 24;
    private static final double COMMON = 4e-4;
    private static final double SAME = 0.09;
    private static final double BLEND = 0.06;

    private final List<float[]> colours;
    private final int[] labels;

    private Palette(List<float[]> colours, int[] labels) {
        this.colours = colours;
        this.labels = labels;
    }

    private record Shade(float[] colour, int count, int solid) {}

    static Palette of(Image image) {
        Pixels pixels = new Pixels(image);
        List<float[]> colours = new ArrayList<>();
        colours.add(background(pixels));
        List<Shade> shades = new ArrayList<>(shades(pixels, false).values());
        shades.removeIf(shade -> shade.count() < COMMON * pixels.count());
        // What fills areas comes before thin lines, and those before what may be a blend of the colours so far.
        shades.sort(Comparator.comparingInt(Shade::solid)
                .thenComparingInt(Shade::count)
                .reversed());
        for (Shade shade : shades) {
            boolean known = colours.stream().anyMatch(colour -> distance(colour, shade.colour()) < SAME);
            if (!known && (shade.solid() > 3 || !isBlend(shade.colour(), colours)) && colours.size() < MOST) {
                colours.add(shade.colour());
            }
        }
        int[] labels = new int[pixels.count()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = label(pixels.at(i), colours);
        }
        return new Palette(colours, labels);
    }

    /** The commonest colour along the border. */
    private static float[] background(Pixels pixels) {
        return shades(pixels, true).values().stream()
                .max(Comparator.comparingInt(Shade::count))
                .orElseThrow()
                .colour();
    }

    /** Colours rounded to steps of an eighth of a byte, with how often they occur and how often among their like. */
    private static Map<Integer, Shade> shades(Pixels pixels, boolean borderOnly) {
        Map<Integer, Shade> shades = new HashMap<>();
        for (int i = 0; i < pixels.count(); i++) {
            if (!borderOnly || pixels.isBorder(i)) {
                Shade one = new Shade(pixels.at(i), 1, pixels.isSolid(i) ? 1 : 0);
                shades.merge(
                        pixels.step(i),
                        one,
                        (all, more) -> new Shade(all.colour(), all.count() + more.count(), all.solid() + more.solid()));
            }
        }
        return shades;
    }

    private static boolean isBlend(float[] colour, List<float[]> colours) {
        for (int i = 0; i < colours.size(); i++) {
            for (int k = 0; k < i; k++) {
                double share = share(colour, colours.get(i), colours.get(k));
                if (share > 0 && share < 1 && residual(colour, colours.get(i), colours.get(k), share) < BLEND) {
                    return true;
                }
            }
        }
        return false;
    }

    /** 0 is the background. */
    private static int label(float[] colour, List<float[]> colours) {
        int nearest = 0;
        for (int i = 1; i < colours.size(); i++) {
            if (distance(colour, colours.get(i)) < distance(colour, colours.get(nearest))) {
                nearest = i;
            }
        }
        if (distance(colour, colours.get(nearest)) < SAME / 2) {
            return nearest;
        }
        int best = nearest;
        double least = BLEND;
        for (int i = 1; i < colours.size(); i++) {
            double share = share(colour, colours.get(0), colours.get(i));
            double residual = residual(colour, colours.get(0), colours.get(i), share);
            if (share > 0 && share <= 1 && residual < least) {
                least = residual;
                best = share >= 0.5 ? i : 0;
            }
        }
        return best;
    }

    /** Where between two colours a third is nearest to: 0 at the first, 1 at the second. */
    private static double share(float[] colour, float[] first, float[] second) {
        double along = 0;
        double squared = 0;
        for (int c = 0; c < 3; c++) {
            along += (colour[c] - first[c]) * (second[c] - first[c]);
            squared += (second[c] - first[c]) * (second[c] - first[c]);
        }
        return along / squared;
    }

    private static double residual(float[] colour, float[] first, float[] second, double share) {
        float[] blend = new float[3];
        for (int c = 0; c < 3; c++) {
            blend[c] = (float) (first[c] + share * (second[c] - first[c]));
        }
        return distance(colour, blend);
    }

    private static double distance(float[] one, float[] other) {
        return Math.sqrt((one[0] - other[0]) * (one[0] - other[0])
                + (one[1] - other[1]) * (one[1] - other[1])
                + (one[2] - other[2]) * (one[2] - other[2]));
    }

    /** Of each pixel, row by row, the number of its colour; 0 is the background. */
    int[] labels() {
        return labels.clone();
    }

    Set<String> names(int label) {
        float[] colour = colours.get(label);
        return ColourNames.of(new Color(colour[0], colour[1], colour[2]));
    }
}
