package io.github.visionfromtext.core.contrastive.training;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How a figure is painted, in the words of the shape grammar.
 *
 * @param look how it is filled
 * @param colour its name; empty for any colour, unsaid
 * @param color what it is painted with
 */
record FigureStyle(Look look, String colour, Color color) {
    /** How the inside is filled. */
    enum Look {
        FILLED(""),
        HOLLOW("hollow "),
        STRIPED("striped "),
        CHECKERED("checkered "),
        POLKA_DOTTED("polka-dotted ");

        private final String word;

        Look(String word) {
            this.word = word;
        }
    }

    private static final Map<String, Color> COLOURS = Map.ofEntries(
            Map.entry("red", new Color(220, 30, 30)),
            Map.entry("orange", new Color(250, 140, 20)),
            Map.entry("yellow", new Color(245, 220, 40)),
            Map.entry("green", new Color(40, 150, 50)),
            Map.entry("cyan", new Color(40, 220, 230)),
            Map.entry("blue", new Color(40, 70, 220)),
            Map.entry("purple", new Color(130, 40, 160)),
            Map.entry("pink", new Color(250, 150, 190)),
            Map.entry("brown", new Color(130, 80, 40)),
            Map.entry("black", new Color(20, 20, 20)),
            Map.entry("gray", new Color(130, 130, 130)),
            Map.entry("turquoise", new Color(50, 190, 170)));

    private static final List<String> NAMES = COLOURS.keySet().stream().sorted().toList();

    static FigureStyle draw(SplittableRandom random, Figure figure) {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        boolean flat = Figure.PLANE.contains(figure);
        Look look = flat && random.nextInt(3) == 0
                ? Look.values()[1 + random.nextInt(Look.values().length - 1)]
                : Look.FILLED;
        // Only what is filled may leave its colour unsaid, as in the grammar.
        boolean said = look != Look.FILLED || random.nextInt(5) != 0;
        return new FigureStyle(look, said ? name : "", varied(COLOURS.getOrDefault(name, Color.RED), random));
    }

    private static Color varied(Color color, SplittableRandom random) {
        return new Color(
                clamp(color.getRed() + random.nextInt(-20, 21)),
                clamp(color.getGreen() + random.nextInt(-20, 21)),
                clamp(color.getBlue() + random.nextInt(-20, 21)));
    }

    private static int clamp(double value) {
        return (int) Math.max(0, Math.min(255, value));
    }

    /** What stands in front of the noun, with a space behind if there is anything. */
    String words() {
        return look.word + (colour.isEmpty() ? "" : colour + " ");
    }

    /** Paints a figure within a circle of that radius. */
    void paint(Graphics2D graphics, Figure figure, double x, double y, double radius, double angle) {
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        place.rotate(angle);
        place.scale(radius, radius);
        for (Figure.Face face : figure.faces()) {
            Shape outline = place.createTransformedShape(face.outline());
            graphics.setColor(shaded(face.shade()));
            if (look == Look.HOLLOW) {
                graphics.setStroke(new BasicStroke((float) Math.max(1.5, radius / 8)));
                graphics.draw(outline);
            } else if (look == Look.FILLED) {
                graphics.fill(outline);
            } else {
                fillPatterned(graphics, outline, x, y, radius);
            }
        }
    }

    private void fillPatterned(Graphics2D graphics, Shape outline, double x, double y, double radius) {
        Shape before = graphics.getClip();
        graphics.clip(outline);
        double step = Math.max(3, radius / 3);
        int cells = (int) Math.ceil(radius / step) + 1;
        for (int row = -cells; row <= cells; row++) {
            for (int column = -cells; column <= cells; column++) {
                boolean marked =
                        look == Look.STRIPED ? Math.floorMod(row, 2) == 0 : Math.floorMod(row + column, 2) == 0;
                if (marked) {
                    int left = (int) (x + column * step);
                    int top = (int) (y + row * step);
                    int side = (int) Math.ceil(step);
                    if (look == Look.POLKA_DOTTED) {
                        graphics.fillOval(left, top, side, side);
                    } else {
                        graphics.fillRect(left, top, side, side);
                    }
                }
            }
        }
        graphics.setClip(before);
        graphics.setStroke(new BasicStroke(1.5f));
        graphics.draw(outline);
    }

    private Color shaded(double shade) {
        return new Color(
                clamp(color.getRed() * shade), clamp(color.getGreen() * shade), clamp(color.getBlue() * shade));
    }
}
