package io.github.visionfromtext.core.contrastive.training;

import java.awt.Graphics2D;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws shapes and says what they are in the words of the shape grammar
 * ({@link io.github.visionfromtext.core.checkup.concept.ShapeGrammar}): figures alone, in numbers and arrangements, and in
 * relations. It knows 34 of the grammar's 35 figures and about half of its attributes.
 */
final class ShapeSketch {
    private static final List<String> NUMBERS = List.of("two", "three", "four", "five", "six", "seven");

    private final Graphics2D graphics;
    private final int size;
    private final SplittableRandom random;

    private ShapeSketch(Graphics2D graphics, int size, SplittableRandom random) {
        this.graphics = graphics;
        this.size = size;
        this.random = random;
    }

    /**
     * Draws something on a canvas of {@code size} by {@code size}.
     *
     * @return what was drawn
     */
    static String draw(Graphics2D graphics, int size, SplittableRandom random) {
        ShapeSketch sketch = new ShapeSketch(graphics, size, random);
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> sketch.one();
            case 3, 4 -> sketch.relation();
            case 5, 6 -> sketch.several();
            default -> random.nextBoolean() ? sketch.grid() : sketch.nested();
        };
    }

    private Figure figure() {
        List<Figure> family =
                switch (random.nextInt(8)) {
                    case 0 -> Figure.POINTS;
                    case 1 -> Figure.LINES;
                    case 2, 3, 4 -> Figure.SOLIDS;
                    default -> Figure.PLANE;
                };
        return family.get(random.nextInt(family.size()));
    }

    private static String withArticle(String words) {
        return ("aeio".indexOf(words.charAt(0)) >= 0 ? "an " : "a ") + words;
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    private String one() {
        Figure figure = figure();
        FigureStyle style = FigureStyle.draw(random, figure);
        String[] sizes = {"tiny ", "small ", "", "large ", "huge "};
        double[] radii = {0.08, 0.17, 0.3, 0.38, 0.47};
        int chosen = random.nextInt(3) == 0 ? random.nextInt(sizes.length) : 2;
        double radius = radii[chosen] * between(0.88, 1.12) * size;
        boolean turned = random.nextInt(6) == 0 && !Figure.POINTS.contains(figure);
        style.paint(
                graphics,
                figure,
                size / 2.0 + between(-0.1, 0.1) * size,
                size / 2.0 + between(-0.1, 0.1) * size,
                radius,
                turned ? Math.PI : between(-0.05, 0.05));
        return withArticle(sizes[chosen] + style.words() + figure.name()) + (turned ? " turned upside down" : "");
    }

    private String relation() {
        Figure first = figure();
        Figure second = figure();
        FigureStyle firstStyle = FigureStyle.draw(random, first);
        FigureStyle secondStyle = FigureStyle.draw(random, second);
        String[] words = {"to the left of", "to the right of", "above", "below", "overlapping"};
        int which = random.nextInt(words.length);
        double distance = which == 4 ? 0.1 : 0.25;
        double radius = between(0.15, 0.21) * size;
        double dx = (which == 1 ? 1 : which == 0 || which == 4 ? -1 : 0) * distance * size;
        double dy = (which == 3 ? 1 : which == 2 ? -1 : 0) * distance * size;
        double middle = size / 2.0;
        secondStyle.paint(graphics, second, middle - dx, middle - dy, radius, 0);
        firstStyle.paint(graphics, first, middle + dx, middle + dy, radius, 0);
        return withArticle(firstStyle.words() + first.name()) + " " + words[which] + " "
                + withArticle(secondStyle.words() + second.name());
    }

    private String several() {
        Figure figure = figure();
        FigureStyle style = FigureStyle.draw(random, figure);
        int count = 2 + random.nextInt(NUMBERS.size());
        String[] words = {"", " in a row", " in a column", " in a ring"};
        int which = random.nextInt(words.length);
        double middle = size / 2.0;
        for (int i = 0; i < count; i++) {
            double along = (i + 0.5) / count * size;
            double angle = 2 * Math.PI * i / count;
            double step = which == 1 || which == 2 ? size / (2.0 * count) : 0.33 * size * Math.sin(Math.PI / count);
            double radius = Math.min(0.2 * size, 0.9 * step);
            switch (which) {
                case 1 -> style.paint(graphics, figure, along, middle, radius, 0);
                case 2 -> style.paint(graphics, figure, middle, along, radius, 0);
                case 3 ->
                    style.paint(
                            graphics,
                            figure,
                            middle + 0.33 * size * Math.cos(angle),
                            middle + 0.33 * size * Math.sin(angle),
                            radius,
                            0);
                // Loose, but each in a cell of its own so that they can be counted.
                default ->
                    style.paint(
                            graphics,
                            figure,
                            (i % 3 + 0.5 + between(-0.12, 0.12)) / 3 * size,
                            (i / 3 + 0.5 + between(-0.12, 0.12)) / 3 * size,
                            0.12 * size,
                            0);
            }
        }
        return NUMBERS.get(count - 2) + " " + style.words() + figure.plural() + words[which];
    }

    private String grid() {
        Figure figure = figure();
        FigureStyle style = FigureStyle.draw(random, figure);
        int[][] grids = {{2, 2}, {2, 3}, {3, 3}, {3, 4}, {4, 4}};
        int[] grid = grids[random.nextInt(grids.length)];
        double cell = (double) size / Math.max(grid[0], grid[1]);
        int missing = random.nextInt(3) == 0 ? random.nextInt(grid[0] * grid[1]) : -1;
        for (int i = 0; i < grid[0] * grid[1]; i++) {
            if (i != missing) {
                style.paint(
                        graphics,
                        figure,
                        size / 2.0 + (i % grid[1] - (grid[1] - 1) / 2.0) * cell,
                        size / 2.0 + (i / grid[1] - (grid[0] - 1) / 2.0) * cell,
                        0.42 * cell,
                        0);
            }
        }
        return "a " + grid[0] + " by " + grid[1] + " grid of " + style.words() + figure.plural()
                + (missing < 0 ? "" : " with one of them missing");
    }

    private String nested() {
        Figure outer = Figure.PLANE.get(random.nextInt(Figure.PLANE.size()));
        FigureStyle outerStyle = FigureStyle.draw(random, outer);
        if (random.nextBoolean()) {
            int count = 2 + random.nextInt(3);
            FigureStyle hollow = new FigureStyle(FigureStyle.Look.HOLLOW, "", outerStyle.color());
            for (int i = 1; i <= count; i++) {
                hollow.paint(graphics, outer, size / 2.0, size / 2.0, 0.45 * size * i / count, 0);
            }
            return NUMBERS.get(count - 2) + " concentric " + outer.plural();
        }
        Figure inner = Figure.PLANE.get(random.nextInt(Figure.PLANE.size()));
        FigureStyle innerStyle = FigureStyle.draw(random, inner);
        outerStyle.paint(graphics, outer, size / 2.0, size / 2.0, 0.46 * size, 0);
        innerStyle.paint(graphics, inner, size / 2.0, size / 2.0, 0.18 * size, 0);
        return withArticle(innerStyle.words() + inner.name()) + " inside "
                + withArticle(outerStyle.words() + outer.name());
    }
}
