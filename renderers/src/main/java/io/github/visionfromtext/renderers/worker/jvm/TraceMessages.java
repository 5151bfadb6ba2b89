package io.github.visionfromtext.renderers.worker.jvm;

import io.github.visionfromtext.drawing.DrawTrace;
import io.github.visionfromtext.drawing.DrawTrace.Contour;
import io.github.visionfromtext.drawing.DrawTrace.Mark;
import io.github.visionfromtext.drawing.DrawTrace.Paint;
import io.github.visionfromtext.drawing.DrawTrace.Point;
import io.github.visionfromtext.image.Color;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Traces as fields of a message: none for no trace, else one. What comes from a worker may have been written by the program. */
final class TraceMessages {
    /** Numbers that a point, the smallest thing there is, is written with. */
    private static final int BYTES_OF_A_POINT = 16;

    private TraceMessages() {}

    static List<byte[]> encode(Optional<DrawTrace> trace) {
        return trace.map(TraceMessages::bytes).map(List::of).orElse(List.of());
    }

    private static byte[] bytes(DrawTrace trace) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(trace.marks().size());
            for (Mark mark : trace.marks()) {
                out.writeUTF(mark.element());
                out.writeInt(mark.line());
                out.writeInt(mark.contours().size());
                for (Contour contour : mark.contours()) {
                    write(contour, out);
                }
                write(mark.fill(), out);
                write(mark.stroke(), out);
                out.writeDouble(mark.strokeWidth());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return bytes.toByteArray();
    }

    private static void write(@Nullable Paint paint, DataOutputStream out) throws IOException {
        out.writeBoolean(paint != null);
        if (paint != null) {
            out.writeDouble(paint.opacity());
            Color color = paint.color();
            out.writeBoolean(color != null);
            if (color != null) {
                out.writeFloat(color.red());
                out.writeFloat(color.green());
                out.writeFloat(color.blue());
            }
        }
    }

    private static void write(Contour contour, DataOutputStream out) throws IOException {
        out.writeBoolean(contour.closed());
        out.writeInt(contour.points().size());
        for (Point point : contour.points()) {
            out.writeDouble(point.x());
            out.writeDouble(point.y());
        }
    }

    /**
     * Reads {@link #encode}.
     *
     * @param size side of the canvas that was asked for
     * @throws IllegalArgumentException if it is no such message
     */
    static Optional<DrawTrace> decode(List<byte[]> fields, int size) {
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(fields.get(0)))) {
            List<Mark> marks = new ArrayList<>();
            for (int rest = in.readInt(); rest > 0; rest--) {
                marks.add(new Mark(in.readUTF(), in.readInt(), contours(in), paint(in), paint(in), in.readDouble()));
            }
            return Optional.of(new DrawTrace(size, marks));
        } catch (IOException e) {
            throw new IllegalArgumentException("a trace that breaks off", e);
        }
    }

    private static @Nullable Paint paint(DataInputStream in) throws IOException {
        if (!in.readBoolean()) {
            return null;
        }
        double opacity = in.readDouble();
        return new Paint(in.readBoolean() ? new Color(in.readFloat(), in.readFloat(), in.readFloat()) : null, opacity);
    }

    private static List<Contour> contours(DataInputStream in) throws IOException {
        List<Contour> contours = new ArrayList<>();
        for (int rest = in.readInt(); rest > 0; rest--) {
            boolean closed = in.readBoolean();
            int count = in.readInt();
            if (count < 1 || count > in.available() / BYTES_OF_A_POINT) {
                throw new IllegalArgumentException("a contour of " + count + " points");
            }
            List<Point> points = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                points.add(point(in));
            }
            contours.add(new Contour(points, closed));
        }
        return contours;
    }

    private static Point point(DataInputStream in) throws IOException {
        double x = in.readDouble();
        double y = in.readDouble();
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("a point at " + x + ", " + y);
        }
        return new Point(x, y);
    }
}
