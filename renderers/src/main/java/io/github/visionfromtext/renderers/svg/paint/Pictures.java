package io.github.visionfromtext.renderers.svg.paint;

import io.github.visionfromtext.renderers.svg.geometry.ViewBox;
import io.github.visionfromtext.renderers.svg.geometry.Viewport;
import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.markup.Findings;
import io.github.visionfromtext.renderers.svg.style.Style;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/** Pictures inside the program, in {@code data:} addresses. Their sizes are known before anything of that size is made. */
final class Pictures {
    private static final long MAX_PIXELS = 16_000_000;

    private final Painter painter;

    Pictures(Painter painter) {
        this.painter = painter;
    }

    /** Where a picture is shown, if the element says so itself. */
    static Rectangle2D place(Style style, Viewport viewport) {
        return new Rectangle2D.Double(
                viewport.horizontal(style, "x", 0),
                viewport.vertical(style, "y", 0),
                Math.max(0, viewport.horizontal(style, "width", 0)),
                Math.max(0, viewport.vertical(style, "height", 0)));
    }

    void paint(Style style, Scope scope) {
        Element element = style.element();
        String href = element.attribute("href");
        if (href == null || href.isEmpty()) {
            painter.findings.error("<image> has no href", element.offset());
            return;
        }
        if (!href.regionMatches(true, 0, "data:", 0, "data:".length())) {
            throw painter.targets.forbidden(href, "href", element);
        }
        BufferedImage picture = decode(href, element);
        if (picture == null || scope.clipping()) {
            return;
        }
        Viewport viewport = scope.viewport();
        Rectangle2D place = new Rectangle2D.Double(
                viewport.horizontal(style, "x", 0),
                viewport.vertical(style, "y", 0),
                viewport.horizontal(style, "width", picture.getWidth()),
                viewport.vertical(style, "height", picture.getHeight()));
        AffineTransform transform = AffineTransform.getTranslateInstance(place.getX(), place.getY());
        transform.concatenate(new ViewBox(0, 0, picture.getWidth(), picture.getHeight())
                .into(place.getWidth(), place.getHeight(), element.attribute("preserveAspectRatio")));
        Graphics2D graphics = scope.clipped(place).graphics();
        if (style.value("image-rendering", "auto").matches("pixelated|crisp-edges|optimizeSpeed")) {
            graphics.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        }
        graphics.drawImage(picture, transform, null);
        graphics.dispose();
    }

    private @Nullable BufferedImage decode(String href, Element element) {
        int comma = href.indexOf(',');
        String kind = href.substring(0, Math.max(0, comma));
        if (kind.contains("svg")) {
            painter.findings.error(
                    "<image> of a drawing is not drawn: write its elements into this one", element.offset());
            return null;
        }
        try {
            String data = href.substring(comma + 1);
            byte[] bytes = kind.endsWith(";base64")
                    ? Base64.getMimeDecoder().decode(data)
                    : URLDecoder.decode(data, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
            BufferedImage picture = decode(bytes, element);
            if (picture != null) {
                return picture;
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            // The decoders of the platform throw these for damaged pictures.
        }
        painter.findings.error(
                "the data of <image> is no picture that can be read: expected PNG, JPEG or GIF in base64 of at most "
                        + MAX_PIXELS + " pixels; it begins with "
                        + Findings.quote(href.substring(0, Math.min(30, href.length()))),
                element.offsetOf("href"));
        return null;
    }

    private @Nullable BufferedImage decode(byte[] bytes, Element element) throws IOException {
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return null;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > MAX_PIXELS) {
                    return null;
                }
                painter.budget.spendPixels(pixels, element);
                painter.budget.allocate(Integer.BYTES * pixels, element);
                painter.budget.free(Integer.BYTES * pixels);
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        }
    }
}
