package io.github.visionfromtext.renderers.svg.style;

import java.util.Locale;

/** Lengths of SVG and CSS in user units (CSS pixels), {@code calc()} included. */
public final class Length {
    private final String text;
    private final double percentOf;
    private final double em;
    private final double viewWidth;
    private final double viewHeight;
    private int at;
    private int depth;

    private Length(String text, double percentOf, double em, double viewWidth, double viewHeight) {
        this.text = text;
        this.percentOf = percentOf;
        this.em = em;
        this.viewWidth = viewWidth;
        this.viewHeight = viewHeight;
    }

    /**
     * Resolves a length.
     *
     * @param percentOf what 100 % is
     * @param em the font size
     * @param viewWidth what 100vw is
     * @param viewHeight what 100vh is
     * @return not a number if it is no length
     */
    public static double parse(String value, double percentOf, double em, double viewWidth, double viewHeight) {
        Length length = new Length(
                value.strip().toLowerCase(Locale.ROOT).replace("calc(", "("), percentOf, em, viewWidth, viewHeight);
        double result = length.sum();
        length.skipBlanks();
        return length.at == length.text.length() && Double.isFinite(result) ? result : Double.NaN;
    }

    private double sum() {
        double left = product();
        while (true) {
            skipBlanks();
            char operator = peek();
            if (operator != '+' && operator != '-') {
                return left;
            }
            at++;
            double right = product();
            left = operator == '+' ? left + right : left - right;
        }
    }

    private double product() {
        double left = factor();
        while (true) {
            skipBlanks();
            char operator = peek();
            if (operator != '*' && operator != '/') {
                return left;
            }
            at++;
            double right = factor();
            left = operator == '*' ? left * right : left / right;
        }
    }

    private double factor() {
        skipBlanks();
        if (peek() != '(') {
            return quantity();
        }
        if (++depth > 20) {
            return Double.NaN;
        }
        at++;
        double value = sum();
        skipBlanks();
        if (peek() != ')') {
            return Double.NaN;
        }
        at++;
        return value;
    }

    private double quantity() {
        int start = at;
        at = NumberText.end(text, at);
        if (at == start) {
            return Double.NaN;
        }
        double number = NumberText.parse(text, start, at);
        int unitStart = at;
        while (at < text.length() && (Character.isLetter(text.charAt(at)) || text.charAt(at) == '%')) {
            at++;
        }
        return number * factorOf(text.substring(unitStart, at));
    }

    private double factorOf(String unit) {
        return switch (unit) {
            case "", "px" -> 1;
            case "%" -> percentOf / 100;
            case "em" -> em;
            case "rem" -> Style.DEFAULT_FONT_SIZE;
            case "ex", "ch" -> em / 2;
            case "in" -> 96;
            case "cm" -> 96 / 2.54;
            case "mm" -> 96 / 25.4;
            case "q" -> 96 / 101.6;
            case "pt" -> 96 / 72.0;
            case "pc" -> 16;
            case "vw" -> viewWidth / 100;
            case "vh" -> viewHeight / 100;
            case "vmin" -> Math.min(viewWidth, viewHeight) / 100;
            case "vmax" -> Math.max(viewWidth, viewHeight) / 100;
            default -> Double.NaN;
        };
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
    }
}
