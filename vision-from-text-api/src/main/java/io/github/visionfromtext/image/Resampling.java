package io.github.visionfromtext.image;

/**
 * The kernel with which a picture is resized. Pixel centres lie at half-integers; when shrinking, the kernel is stretched by
 * the scale, which anti-aliases; weights that fall outside the picture are dropped and the rest renormalised. These are
 * Pillow's rules, and those of JAX; PyTorch's own resize differs (a = -0.75, no anti-aliasing, clamped border).
 */
public enum Resampling {
    /** Triangle of half-width 1. */
    BILINEAR(1) {
        @Override
        double weight(double x) {
            return Math.max(0, 1 - Math.abs(x));
        }
    },

    /** Keys' cubic convolution with a = -0.5 (Keys 1981), half-width 2. */
    BICUBIC(2) {
        @Override
        double weight(double x) {
            double a = -0.5;
            double d = Math.abs(x);
            if (d < 1) {
                return ((a + 2) * d - (a + 3)) * d * d + 1;
            }
            return d < 2 ? (((d - 5) * d + 8) * d - 4) * a : 0;
        }
    };

    private final double support;

    Resampling(double support) {
        this.support = support;
    }

    /** Half-width of the kernel in pixels, before it is stretched. */
    double support() {
        return support;
    }

    /** The kernel at a distance from its centre. */
    abstract double weight(double x);
}
