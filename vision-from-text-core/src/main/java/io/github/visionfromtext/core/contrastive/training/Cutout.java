package io.github.visionfromtext.core.contrastive.training;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * A thing with nothing around it, and what it is called. Immutable.
 *
 * @param caption what it shows, without a full stop
 * @param keywords other words for it, perhaps none
 * @param levels the picture with transparency, each half as large as the one before, so that shrinking never aliases
 */
record Cutout(String caption, List<String> keywords, List<BufferedImage> levels) {
    private static final int SMALLEST = 24;

    Cutout {
        keywords = List.copyOf(keywords);
        levels = List.copyOf(levels);
    }

    static Cutout of(String caption, List<String> keywords, BufferedImage picture) {
        List<BufferedImage> levels = new ArrayList<>();
        BufferedImage level = scaled(picture, picture.getWidth(), picture.getHeight());
        levels.add(level);
        while (Math.max(level.getWidth(), level.getHeight()) / 2 >= SMALLEST) {
            level = scaled(level, Math.max(1, level.getWidth() / 2), Math.max(1, level.getHeight() / 2));
            levels.add(level);
        }
        return new Cutout(caption, keywords, levels);
    }

    private static BufferedImage scaled(BufferedImage picture, int width, int height) {
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = result.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return result;
    }

    /**
     * Paints it.
     *
     * @param size length of its longer side
     * @param mirrored whether left and right change places
     * @param angle in radians, clockwise
     */
    void paint(Graphics2D graphics, double centreX, double centreY, double size, boolean mirrored, double angle) {
        BufferedImage level = levels.get(0);
        for (BufferedImage smaller : levels) {
            level = longerSide(smaller) >= size ? smaller : level;
        }
        double scale = size / longerSide(level);
        AffineTransform place = AffineTransform.getTranslateInstance(centreX, centreY);
        place.rotate(angle);
        place.scale(mirrored ? -scale : scale, scale);
        place.translate(-level.getWidth() / 2.0, -level.getHeight() / 2.0);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(level, place, null);
    }

    private static int longerSide(BufferedImage picture) {
        return Math.max(picture.getWidth(), picture.getHeight());
    }
}
