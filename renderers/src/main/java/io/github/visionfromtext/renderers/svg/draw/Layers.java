package io.github.visionfromtext.renderers.svg.draw;

import io.github.visionfromtext.renderers.svg.normalise.BlendMode;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import org.jspecify.annotations.Nullable;

/** Lays layers on a picture by blend modes, which JSVG does not know. */
final class Layers {
    private final BufferedImage picture;
    private @Nullable BlendMode next;

    Layers(BufferedImage picture) {
        this.picture = picture;
    }

    /** Says how the next layer is laid: the one that is being painted, since a layer is laid when it is finished. */
    void layNextBy(BlendMode mode) {
        next = mode;
    }

    /**
     * Blends a layer with what is there, if it is to be.
     *
     * @param transform from the layer to the picture
     * @param clip what of the layer shows, in its own pixels
     * @return whether it was blended
     */
    boolean lay(Image layer, AffineTransform transform, Rectangle2D clip) {
        BlendMode mode = next;
        if (mode == null) {
            return false;
        }
        next = null;
        BufferedImage above =
                new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = above.createGraphics();
        graphics.setTransform(transform);
        graphics.setClip(clip);
        graphics.drawImage(layer, 0, 0, null);
        graphics.dispose();
        int[] source = pixels(above);
        int[] target = pixels(picture);
        for (int i = 0; i < target.length; i++) {
            target[i] = mode.blend(target[i], source[i]);
        }
        return true;
    }

    private static int[] pixels(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }
}
