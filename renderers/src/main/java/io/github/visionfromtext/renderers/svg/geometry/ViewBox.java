package io.github.visionfromtext.renderers.svg.geometry;

import java.awt.geom.AffineTransform;
import org.jspecify.annotations.Nullable;

/** The part of user space that fills a viewport. */
public record ViewBox(double x, double y, double width, double height) {

    /** Reads the attribute; none if it is not four numbers with positive sizes. */
    public static @Nullable ViewBox parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        double[] numbers = NumberList.parse(text.replace("px", " "));
        boolean usable = numbers.length >= 4 && numbers[2] > 1e-6 && numbers[3] > 1e-6;
        return usable ? new ViewBox(numbers[0], numbers[1], numbers[2], numbers[3]) : null;
    }

    /**
     * From this box to a viewport of a size, whose top-left corner is the origin.
     *
     * @param preserveAspectRatio the attribute
     */
    public AffineTransform into(double viewportWidth, double viewportHeight, @Nullable String preserveAspectRatio) {
        String policy = preserveAspectRatio == null ? "" : preserveAspectRatio;
        double scaleX = viewportWidth / width;
        double scaleY = viewportHeight / height;
        if (policy.startsWith("none")) {
            AffineTransform stretch = AffineTransform.getScaleInstance(scaleX, scaleY);
            stretch.translate(-x, -y);
            return stretch;
        }
        double scale = policy.endsWith("slice") ? Math.max(scaleX, scaleY) : Math.min(scaleX, scaleY);
        AffineTransform fit = AffineTransform.getTranslateInstance(
                (viewportWidth - width * scale) * share(policy, "xMin", "xMax"),
                (viewportHeight - height * scale) * share(policy, "YMin", "YMax"));
        fit.scale(scale, scale);
        fit.translate(-x, -y);
        return fit;
    }

    private static double share(String policy, String minimum, String maximum) {
        return policy.contains(minimum) ? 0 : policy.contains(maximum) ? 1 : 0.5;
    }
}
