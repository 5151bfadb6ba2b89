package io.github.visionfromtext.renderers.tikz;

import io.github.visionfromtext.drawing.DrawTrace;
import io.github.visionfromtext.renderers.canvas.Canvas;
import io.github.visionfromtext.renderers.canvas.Letterbox;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;

/** The first page of a PDF file, on a canvas. */
final class PdfPicture {
    /** Around what was found on a page of paper, in pt. */
    private static final float MARGIN = 2;

    private PdfPicture() {}

    /**
     * Paints it as large as fits.
     *
     * @param pageIsPicture whether to paint the whole page; else the part that is not empty
     */
    static void paint(byte[] pdf, boolean pageIsPicture, boolean antialias, Canvas canvas) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            if (document.getNumberOfPages() == 0) {
                return;
            }
            PDFRenderer renderer = new PDFRenderer(document);
            renderer.setRenderingHints(hints(antialias));
            PDRectangle box = box(document, renderer, pageIsPicture);
            if (box == null) {
                return;
            }
            Letterbox place = Letterbox.fit(box.getWidth(), box.getHeight(), canvas.size());
            BufferedImage image = renderer.renderImage(0, (float) place.scale(), ImageType.ARGB);
            Graphics2D graphics = canvas.graphics();
            graphics.drawImage(image, (int) Math.round(place.x()), (int) Math.round(place.y()), null);
            graphics.dispose();
        }
    }

    /** The marks of the page, placed as {@link #paint} paints them. */
    static DrawTrace trace(byte[] pdf, boolean pageIsPicture, int size) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDRectangle box =
                    document.getNumberOfPages() == 0 ? null : box(document, new PDFRenderer(document), pageIsPicture);
            return box == null
                    ? new DrawTrace(size, List.of())
                    : PdfTracer.trace(document.getPage(0), Letterbox.fit(box.getWidth(), box.getHeight(), size), size);
        }
    }

    /** The part of the first page that is the picture, which becomes the whole page; null if it is empty. */
    private static @Nullable PDRectangle box(PDDocument document, PDFRenderer renderer, boolean pageIsPicture)
            throws IOException {
        PDPage page = document.getPage(0);
        if (!pageIsPicture) {
            PDRectangle ink = ink(page.getCropBox(), renderer.renderImage(0, 1, ImageType.ARGB));
            if (ink == null) {
                return null;
            }
            page.setCropBox(ink);
        }
        return page.getCropBox();
    }

    /** Strokes stay where they are: moved onto the grid of pixels, as Java2D does unasked, smooth curves get bends. */
    private static RenderingHints hints(boolean antialias) {
        RenderingHints hints = new RenderingHints(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        hints.put(
                RenderingHints.KEY_ANTIALIASING,
                antialias ? RenderingHints.VALUE_ANTIALIAS_ON : RenderingHints.VALUE_ANTIALIAS_OFF);
        if (antialias) {
            hints.put(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            hints.put(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        }
        return hints;
    }

    /** Where a page that was drawn at one pixel for each pt is not empty. */
    private static @Nullable PDRectangle ink(PDRectangle page, BufferedImage image) {
        Rectangle ink = null;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (image.getRGB(x, y) >>> 24 != 0) {
                    Rectangle pixel = new Rectangle(x, y, 1, 1);
                    ink = ink == null ? pixel : ink.union(pixel);
                }
            }
        }
        if (ink == null) {
            return null;
        }
        return new PDRectangle(
                page.getLowerLeftX() + ink.x - MARGIN,
                page.getUpperRightY() - ink.y - ink.height - MARGIN,
                ink.width + 2 * MARGIN,
                ink.height + 2 * MARGIN);
    }
}
