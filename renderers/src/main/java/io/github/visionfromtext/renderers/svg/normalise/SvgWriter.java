package io.github.visionfromtext.renderers.svg.normalise;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.math.BigDecimal;

/** Writes well-formed SVG: plain numbers in user units, no style sheets, no namespaces but SVG's. */
final class SvgWriter {
    private static final String COMMANDS = "MLQCZ";
    private static final int[] NUMBERS = {2, 2, 4, 6, 0};

    private final StringBuilder text = new StringBuilder();
    private final Definitions definitions;

    /** A writer of a document or of one of its definitions. */
    SvgWriter(Definitions definitions) {
        this.definitions = definitions;
    }

    /** Those of the document that is written. */
    Definitions definitions() {
        return definitions;
    }

    /** Begins a start tag; attributes follow. */
    SvgWriter start(String name) {
        text.append('<').append(name);
        return this;
    }

    /** Ends a start tag whose element contains something. */
    void inside() {
        text.append('>');
    }

    /** Ends the tag of an element that contains nothing. */
    void empty() {
        text.append("/>");
    }

    void end(String name) {
        text.append("</").append(name).append('>');
    }

    /** An attribute; what would end its value is written as a reference. */
    SvgWriter put(String name, String value) {
        text.append(' ').append(name).append("=\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '"' -> text.append("&quot;");
                default -> text.append(c);
            }
        }
        text.append('"');
        return this;
    }

    SvgWriter put(String name, double value) {
        text.append(' ').append(name).append("=\"");
        number(value);
        text.append('"');
        return this;
    }

    SvgWriter put(String name, double[] values) {
        text.append(' ').append(name).append("=\"");
        for (double value : values) {
            number(value);
            text.append(' ');
        }
        text.append('"');
        return this;
    }

    /** A transform; none is written for one that changes nothing. */
    SvgWriter put(String name, AffineTransform transform) {
        if (!transform.isIdentity()) {
            double[] entries = new double[6];
            transform.getMatrix(entries);
            text.append(' ').append(name).append("=\"matrix(");
            for (double entry : entries) {
                number(entry);
                text.append(' ');
            }
            text.append(")\"");
        }
        return this;
    }

    /** The outline of a path, with the rule that says what is inside. */
    SvgWriter put(Shape outline, boolean evenOdd) {
        text.append(" d=\"");
        double[] p = new double[6];
        for (PathIterator path = outline.getPathIterator(null); !path.isDone(); path.next()) {
            int kind = path.currentSegment(p);
            text.append(COMMANDS.charAt(kind));
            for (int i = 0; i < NUMBERS[kind]; i++) {
                number(p[i]);
                text.append(' ');
            }
        }
        text.append('"');
        boolean ownRule = outline instanceof Path2D path && path.getWindingRule() == Path2D.WIND_EVEN_ODD;
        return evenOdd || ownRule ? put("fill-rule", "evenodd") : this;
    }

    SvgWriter append(CharSequence written) {
        text.append(written);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** Without an exponent: JSVG reads none in transforms. */
    private void number(double value) {
        float brief = (float) value;
        if (brief == (int) brief) {
            text.append((int) brief);
        } else if (Math.abs(brief) >= 1e-3 && Math.abs(brief) < 1e7) {
            text.append(brief);
        } else {
            text.append(new BigDecimal(Float.toString(brief)).toPlainString());
        }
    }
}
