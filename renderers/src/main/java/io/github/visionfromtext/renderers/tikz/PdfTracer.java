package io.github.visionfromtext.renderers.tikz;

import io.github.visionfromtext.drawing.DrawTrace;
import io.github.visionfromtext.drawing.DrawTrace.Mark;
import io.github.visionfromtext.drawing.DrawTrace.Paint;
import io.github.visionfromtext.image.Color;
import io.github.visionfromtext.renderers.canvas.Contours;
import io.github.visionfromtext.renderers.canvas.Letterbox;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/** Writes down what a page paints. Clips are taken into account for shadings only, which fill whatever they are clipped to. */
final class PdfTracer extends PDFGraphicsStreamEngine {
    private static final int MOST_MARKS = 20_000;

    private final AffineTransform toCanvas;
    private final List<Mark> marks = new ArrayList<>();
    private Path2D path = new Path2D.Double();
    private @Nullable Integer clipWinding;

    private PdfTracer(PDPage page, AffineTransform toCanvas) {
        super(page);
        this.toCanvas = toCanvas;
    }

    /** The marks of a page whose crop box is put on a canvas. */
    static DrawTrace trace(PDPage page, Letterbox place, int size) throws IOException {
        PDRectangle box = page.getCropBox();
        AffineTransform toCanvas = place.toTransform();
        // From the lower left corner, upwards.
        toCanvas.concatenate(new AffineTransform(1, 0, 0, -1, -box.getLowerLeftX(), box.getUpperRightY()));
        PdfTracer tracer = new PdfTracer(page, toCanvas);
        tracer.processPage(page);
        return new DrawTrace(size, tracer.marks);
    }

    private void add(String element, Shape outline, @Nullable Paint fill, @Nullable Paint stroke) {
        if (marks.size() < MOST_MARKS) {
            double width =
                    stroke == null ? 0 : transformWidth(getGraphicsState().getLineWidth());
            marks.add(new Mark(
                    element, 0, Contours.of(outline, toCanvas), fill, stroke, width * Contours.scaleOf(toCanvas)));
        }
    }

    private Paint fill() throws IOException {
        PDGraphicsState state = getGraphicsState();
        return paint(state.getNonStrokingColor(), state.getNonStrokeAlphaConstant());
    }

    private Paint stroke() throws IOException {
        PDGraphicsState state = getGraphicsState();
        return paint(state.getStrokingColor(), state.getAlphaConstant());
    }

    private static Paint paint(PDColor color, double opacity) throws IOException {
        if (color.isPattern()) {
            return new Paint(null, opacity);
        }
        int rgb = color.toRGB();
        return new Paint(new Color((rgb >> 16 & 0xFF) / 255f, (rgb >> 8 & 0xFF) / 255f, (rgb & 0xFF) / 255f), opacity);
    }

    private void endPaint() {
        Integer winding = clipWinding;
        if (winding != null) {
            path.setWindingRule(winding);
            getGraphicsState().intersectClippingPath(new Area(path));
            clipWinding = null;
        }
        path = new Path2D.Double();
    }

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
        path.moveTo(p0.getX(), p0.getY());
        path.lineTo(p1.getX(), p1.getY());
        path.lineTo(p2.getX(), p2.getY());
        path.lineTo(p3.getX(), p3.getY());
        path.closePath();
    }

    @Override
    public void moveTo(float x, float y) {
        path.moveTo(x, y);
    }

    @Override
    public void lineTo(float x, float y) {
        if (path.getCurrentPoint() == null) {
            path.moveTo(x, y);
        } else {
            path.lineTo(x, y);
        }
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
        if (path.getCurrentPoint() == null) {
            path.moveTo(x3, y3);
        } else {
            path.curveTo(x1, y1, x2, y2, x3, y3);
        }
    }

    @Override
    public @Nullable Point2D getCurrentPoint() {
        return path.getCurrentPoint();
    }

    @Override
    public void closePath() {
        if (path.getCurrentPoint() != null) {
            path.closePath();
        }
    }

    @Override
    public void clip(int windingRule) {
        clipWinding = windingRule;
    }

    @Override
    public void endPath() {
        endPaint();
    }

    @Override
    public void strokePath() throws IOException {
        add("path", path, null, stroke());
        endPaint();
    }

    @Override
    public void fillPath(int windingRule) throws IOException {
        add("path", path, fill(), null);
        endPaint();
    }

    @Override
    public void fillAndStrokePath(int windingRule) throws IOException {
        add("path", path, fill(), stroke());
        endPaint();
    }

    @Override
    public void shadingFill(COSName shadingName) {
        double opacity = getGraphicsState().getNonStrokeAlphaConstant();
        add("shading", getGraphicsState().getCurrentClippingPath(), new Paint(null, opacity), null);
    }

    @Override
    public void drawImage(PDImage image) {
        Matrix matrix = getGraphicsState().getCurrentTransformationMatrix();
        Shape square = matrix.createAffineTransform().createTransformedShape(new Rectangle2D.Double(0, 0, 1, 1));
        add(DrawTrace.IMAGE, square, new Paint(null, 1), null);
    }

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
        Path2D place = new Path2D.Double();
        place.moveTo(matrix.getTranslateX(), matrix.getTranslateY());
        add(DrawTrace.TEXT, place, fill(), null);
    }
}
