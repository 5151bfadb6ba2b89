package io.github.visionfromtext.renderers.svg.filter;

import io.github.visionfromtext.renderers.svg.markup.Element;
import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Point2D;

/** Perlin noise exactly as Filter Effects section 9.21 defines {@code feTurbulence}: lattice, random numbers and sums. */
final class Turbulence {
    private static final int SIZE = 256;
    private static final int PERIOD = 4096;
    private static final int MAX_OCTAVES = 8;

    private final int[] lattice = new int[2 * SIZE + 2];
    private final double[][][] gradient = new double[4][2 * SIZE + 2][2];
    private final double frequencyX;
    private final double frequencyY;
    private final int octaves;
    private final boolean fractal;
    private long random;

    private Turbulence(double frequencyX, double frequencyY, int octaves, boolean fractal, long seed) {
        this.frequencyX = frequencyX;
        this.frequencyY = frequencyY;
        this.octaves = octaves;
        this.fractal = fractal;
        initialise(seed);
    }

    static Turbulence of(Element primitive) {
        double[] frequencies = FilterChain.numbers(primitive, "baseFrequency");
        double x = frequencies.length > 0 ? Math.max(0, frequencies[0]) : 0;
        double y = frequencies.length > 1 ? Math.max(0, frequencies[1]) : x;
        double[] count = FilterChain.numbers(primitive, "numOctaves");
        double[] seed = FilterChain.numbers(primitive, "seed");
        // Beyond eight octaves nothing changes by as much as one step of eight bits.
        int octaves = count.length == 0 ? 1 : (int) Math.max(0, Math.min(MAX_OCTAVES, count[0]));
        boolean fractal = "fractalNoise".equals(primitive.attribute("type"));
        return new Turbulence(x, y, octaves, fractal, seed.length == 0 ? 0 : (long) seed[0]);
    }

    int octaves() {
        return octaves;
    }

    FilterImage picture(int width, int height, AffineTransform toPixels, boolean linear) {
        AffineTransform toUser;
        try {
            toUser = toPixels.createInverse();
        } catch (NoninvertibleTransformException e) {
            return FilterImage.transparent(width, height, linear);
        }
        FilterImage image = FilterImage.transparent(width, height, linear);
        Point2D.Double place = new Point2D.Double();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                place.setLocation(x, y);
                toUser.transform(place, place);
                image.pixels()[y * width + x] = FilterImage.premultiplied(
                        value(3, place.x, place.y),
                        value(0, place.x, place.y),
                        value(1, place.x, place.y),
                        value(2, place.x, place.y));
            }
        }
        return image;
    }

    private int value(int channel, double x, double y) {
        double sum = 0;
        double px = x * frequencyX;
        double py = y * frequencyY;
        double ratio = 1;
        for (int octave = 0; octave < octaves; octave++) {
            double noise = noise(channel, px, py);
            sum += (fractal ? noise : Math.abs(noise)) / ratio;
            px *= 2;
            py *= 2;
            ratio *= 2;
        }
        return FilterImage.byteOf(255 * (fractal ? (sum + 1) / 2 : sum));
    }

    private double noise(int channel, double x, double y) {
        double tx = x + PERIOD;
        double ty = y + PERIOD;
        int bx0 = (int) ((long) tx & (SIZE - 1));
        int bx1 = bx0 + 1 & SIZE - 1;
        int by0 = (int) ((long) ty & (SIZE - 1));
        int by1 = by0 + 1 & SIZE - 1;
        double rx0 = tx - (long) tx;
        double rx1 = rx0 - 1;
        double ry0 = ty - (long) ty;
        double ry1 = ry0 - 1;
        int i = lattice[bx0];
        int j = lattice[bx1];
        double sx = rx0 * rx0 * (3 - 2 * rx0);
        double sy = ry0 * ry0 * (3 - 2 * ry0);
        double top = interpolate(sx, dot(channel, i + by0, rx0, ry0), dot(channel, j + by0, rx1, ry0));
        double bottom = interpolate(sx, dot(channel, i + by1, rx0, ry1), dot(channel, j + by1, rx1, ry1));
        return interpolate(sy, top, bottom);
    }

    private double dot(int channel, int place, double x, double y) {
        double[] direction = gradient[channel][lattice[place]];
        return x * direction[0] + y * direction[1];
    }

    private static double interpolate(double t, double from, double to) {
        return from + t * (to - from);
    }

    private void initialise(long seed) {
        random = seed <= 0 ? -(seed % (Integer.MAX_VALUE - 1)) + 1 : Math.min(seed, Integer.MAX_VALUE - 1);
        for (int channel = 0; channel < 4; channel++) {
            for (int i = 0; i < SIZE; i++) {
                lattice[i] = i;
                double x = (nextRandom() % (2 * SIZE) - SIZE) / (double) SIZE;
                double y = (nextRandom() % (2 * SIZE) - SIZE) / (double) SIZE;
                double length = Math.hypot(x, y);
                gradient[channel][i][0] = length == 0 ? 0 : x / length;
                gradient[channel][i][1] = length == 0 ? 0 : y / length;
            }
        }
        for (int i = SIZE - 1; i > 0; i--) {
            int swap = (int) (nextRandom() % SIZE);
            int kept = lattice[i];
            lattice[i] = lattice[swap];
            lattice[swap] = kept;
        }
        for (int i = 0; i < SIZE + 2; i++) {
            lattice[SIZE + i] = lattice[i];
            for (double[][] channel : gradient) {
                channel[SIZE + i] = channel[i].clone();
            }
        }
    }

    /** Park and Miller's minimal standard, by Schrage's method. */
    private long nextRandom() {
        long next = 16807 * (random % 127773) - 2836 * (random / 127773);
        random = next <= 0 ? next + Integer.MAX_VALUE : next;
        return random;
    }
}
