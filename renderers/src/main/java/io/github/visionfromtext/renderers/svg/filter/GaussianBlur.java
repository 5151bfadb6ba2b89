package io.github.visionfromtext.renderers.svg.filter;

/** Gaussian blur: exact for small deviations, three box blurs for large ones, as Filter Effects section 9.14 allows. */
final class GaussianBlur {
    private static final double EXACT_BELOW = 2;
    private static final double LARGEST = 500;

    private GaussianBlur() {}

    /** Blurs with standard deviations in pixels. */
    static FilterImage blur(FilterImage image, double sigmaX, double sigmaY) {
        int[] pixels = image.pixels();
        pixels = blurRows(pixels, image.width(), image.height(), Math.min(LARGEST, sigmaX));
        if (sigmaY > 0.05) {
            int[] turned = transposed(pixels, image.width(), image.height());
            turned = blurRows(turned, image.height(), image.width(), Math.min(LARGEST, sigmaY));
            pixels = transposed(turned, image.height(), image.width());
        }
        return image.with(pixels);
    }

    private static int[] blurRows(int[] pixels, int width, int height, double sigma) {
        if (!(sigma > 0.05)) {
            return pixels;
        }
        if (sigma < EXACT_BELOW) {
            return convolveRows(pixels, width, height, kernel(sigma));
        }
        int d = (int) Math.floor(sigma * 3 * Math.sqrt(2 * Math.PI) / 4 + 0.5);
        int half = d / 2;
        if (d % 2 == 1) {
            int[] once = boxRows(pixels, width, height, half, half);
            return boxRows(boxRows(once, width, height, half, half), width, height, half, half);
        }
        int[] once = boxRows(pixels, width, height, half, half - 1);
        return boxRows(boxRows(once, width, height, half - 1, half), width, height, half, half);
    }

    private static float[] kernel(double sigma) {
        int radius = (int) Math.ceil(3 * sigma);
        float[] kernel = new float[2 * radius + 1];
        double sum = 0;
        for (int i = -radius; i <= radius; i++) {
            sum += Math.exp(-i * i / (2 * sigma * sigma));
        }
        for (int i = -radius; i <= radius; i++) {
            kernel[i + radius] = (float) (Math.exp(-i * i / (2 * sigma * sigma)) / sum);
        }
        return kernel;
    }

    private static int[] convolveRows(int[] pixels, int width, int height, float[] kernel) {
        int radius = kernel.length / 2;
        int[] result = new int[pixels.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float a = 0;
                float r = 0;
                float g = 0;
                float b = 0;
                for (int k = Math.max(-radius, -x); k <= Math.min(radius, width - 1 - x); k++) {
                    int pixel = pixels[y * width + x + k];
                    float weight = kernel[k + radius];
                    a += weight * (pixel >>> 24);
                    r += weight * (pixel >> 16 & 255);
                    g += weight * (pixel >> 8 & 255);
                    b += weight * (pixel & 255);
                }
                result[y * width + x] =
                        (int) (a + 0.5f) << 24 | (int) (r + 0.5f) << 16 | (int) (g + 0.5f) << 8 | (int) (b + 0.5f);
            }
        }
        return result;
    }

    /** The mean over {@code left} pixels before and {@code right} after each; transparent beyond the edges. */
    private static int[] boxRows(int[] pixels, int width, int height, int left, int right) {
        int[] result = new int[pixels.length];
        int size = left + right + 1;
        int rounding = size / 2;
        for (int y = 0; y < height; y++) {
            int row = y * width;
            int a = rounding;
            int r = rounding;
            int g = rounding;
            int b = rounding;
            for (int x = -right; x < width; x++) {
                int enters = x + right < width ? pixels[row + x + right] : 0;
                int leaves = x - left - 1 >= 0 ? pixels[row + x - left - 1] : 0;
                a += (enters >>> 24) - (leaves >>> 24);
                r += (enters >> 16 & 255) - (leaves >> 16 & 255);
                g += (enters >> 8 & 255) - (leaves >> 8 & 255);
                b += (enters & 255) - (leaves & 255);
                if (x >= 0) {
                    result[row + x] = a / size << 24 | r / size << 16 | g / size << 8 | b / size;
                }
            }
        }
        return result;
    }

    private static int[] transposed(int[] pixels, int width, int height) {
        int[] turned = new int[pixels.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                turned[x * height + y] = pixels[y * width + x];
            }
        }
        return turned;
    }
}
