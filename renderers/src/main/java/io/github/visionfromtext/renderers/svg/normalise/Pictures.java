package io.github.visionfromtext.renderers.svg.normalise;

import io.github.visionfromtext.renderers.svg.geometry.Viewport;
import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.markup.Findings;
import io.github.visionfromtext.renderers.svg.style.Style;
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

    private final Normaliser normaliser;

    Pictures(Normaliser normaliser) {
        this.normaliser = normaliser;
    }

    void write(Style style, Scope scope) {
        Element element = style.element();
        String href = element.attribute("href");
        if (href == null || href.isEmpty()) {
            normaliser.findings.error("<image> has no href", element.offset());
            return;
        }
        if (!href.regionMatches(true, 0, "data:", 0, "data:".length())) {
            throw normaliser.targets.forbidden(href, "href", element);
        }
        byte[] bytes = bytes(href, element);
        BufferedImage picture = bytes == null ? null : decode(bytes, href, element);
        if (picture == null || scope.clipping()) {
            return;
        }
        Viewport viewport = scope.viewport();
        Rectangle2D place = new Rectangle2D.Double(
                viewport.horizontal(style, "x", 0),
                viewport.vertical(style, "y", 0),
                Math.max(0, viewport.horizontal(style, "width", picture.getWidth())),
                Math.max(0, viewport.vertical(style, "height", picture.getHeight())));
        String aspect = element.attribute("preserveAspectRatio");
        scope.writer()
                .start("image")
                .put("x", place.getX())
                .put("y", place.getY())
                .put("width", place.getWidth())
                .put("height", place.getHeight())
                .put("preserveAspectRatio", aspect == null ? "xMidYMid" : aspect)
                .put("href", "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes))
                .empty();
        normaliser.shown(element, place, scope, null, null, 0);
    }

    private byte @Nullable [] bytes(String href, Element element) {
        int comma = href.indexOf(',');
        String kind = href.substring(0, Math.max(0, comma));
        if (kind.contains("svg")) {
            normaliser.findings.error(
                    "<image> of a drawing is not drawn: write its elements into this one", element.offset());
            return null;
        }
        try {
            String data = href.substring(comma + 1);
            return kind.endsWith(";base64")
                    ? Base64.getMimeDecoder().decode(data)
                    : URLDecoder.decode(data, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            reportUnreadable(href, element);
            return null;
        }
    }

    /** Reads the picture to know that it can be read; the painter reads it once more. */
    private @Nullable BufferedImage decode(byte[] bytes, String href, Element element) {
        try {
            BufferedImage picture = decode(bytes, element);
            if (picture != null) {
                return picture;
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            // The decoders of the platform throw these for damaged pictures.
        }
        reportUnreadable(href, element);
        return null;
    }

    private void reportUnreadable(String href, Element element) {
        normaliser.findings.error(
                "the data of <image> is no picture that can be read: expected PNG, JPEG or GIF in base64 of at most "
                        + MAX_PIXELS + " pixels; it begins with "
                        + Findings.quote(href.substring(0, Math.min(30, href.length()))),
                element.offsetOf("href"));
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
                normaliser.budget.spendPixels(pixels, element);
                normaliser.budget.allocate(Integer.BYTES * pixels, element);
                normaliser.budget.free(Integer.BYTES * pixels);
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        }
    }
}
