package io.github.visionfromtext.core.contrastive.training;

import io.github.visionfromtext.core.training.data.Crops;
import io.github.visionfromtext.image.BufferedImages;
import io.github.visionfromtext.image.Image;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/**
 * Composes pictures whose caption is known exactly: a cut-out on white, a plain colour or a photograph; two cut-outs in a
 * relation; drawn shapes. Each is a pure function of a random generator. Thread-safe.
 */
final class PairComposer {
    private static final double SHAPES = 0.35;
    private static final double RELATIONS = 0.12;

    private final CutoutFolder cutouts;
    private final Crops photographs;

    /**
     * A picture and its caption.
     *
     * @param picture a square as large as the photographs' crops
     * @param caption what is in it
     */
    record Pair(Image picture, String caption) {}

    PairComposer(CutoutFolder cutouts, Crops photographs) {
        this.cutouts = cutouts;
        this.photographs = photographs;
    }

    Pair draw(SplittableRandom random) {
        BufferedImage canvas = background(random);
        Graphics2D graphics = canvas.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        double kind = random.nextDouble();
        String caption = kind < SHAPES
                ? ShapeSketch.draw(graphics, size(), random)
                : kind < SHAPES + RELATIONS ? relation(graphics, random) : single(graphics, random);
        graphics.dispose();
        return new Pair(BufferedImages.toImage(canvas), caption);
    }

    private int size() {
        return photographs.size();
    }

    /** White as most drawings have, light colours, photographs. */
    private BufferedImage background(SplittableRandom random) {
        double kind = random.nextDouble();
        if (kind < 0.25) {
            return BufferedImages.toBufferedImage(photographs.random(random));
        }
        BufferedImage canvas = new BufferedImage(size(), size(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = canvas.createGraphics();
        graphics.setColor(
                kind < 0.7
                        ? Color.WHITE
                        : new Color(200 + random.nextInt(56), 200 + random.nextInt(56), 200 + random.nextInt(56)));
        graphics.fillRect(0, 0, size(), size());
        graphics.dispose();
        return canvas;
    }

    private String single(Graphics2D graphics, SplittableRandom random) {
        Cutout cutout = any(random);
        double side = (0.6 + 0.4 * random.nextDouble()) * size();
        double room = size() - 0.85 * side;
        paint(
                graphics,
                cutout,
                size() / 2.0 + (random.nextDouble() - 0.5) * room,
                size() / 2.0 + (random.nextDouble() - 0.5) * room,
                side,
                random);
        return words(cutout, random);
    }

    private String relation(Graphics2D graphics, SplittableRandom random) {
        Cutout first = any(random);
        Cutout second = any(random);
        boolean beside = random.nextBoolean();
        double offset = (random.nextBoolean() ? 0.25 : -0.25) * size();
        double dx = beside ? offset : 0;
        double dy = beside ? 0 : offset;
        double middle = size() / 2.0;
        paint(graphics, first, middle + dx, middle + dy, (0.4 + 0.15 * random.nextDouble()) * size(), random);
        paint(graphics, second, middle - dx, middle - dy, (0.4 + 0.15 * random.nextDouble()) * size(), random);
        String relation =
                beside ? (offset < 0 ? "to the left of" : "to the right of") : (offset < 0 ? "above" : "below");
        return name(first, random) + " " + relation + " " + name(second, random);
    }

    private static void paint(
            Graphics2D graphics, Cutout cutout, double x, double y, double side, SplittableRandom random) {
        cutout.paint(graphics, x, y, side, random.nextBoolean(), (random.nextDouble() - 0.5) * 0.4);
    }

    private Cutout any(SplittableRandom random) {
        return cutouts.get(random.nextInt(cutouts.size()));
    }

    /** The caption or keywords: captions alone are few, and some are but names of files. */
    private static String words(Cutout cutout, SplittableRandom random) {
        String name = name(cutout, random);
        if (name.equals(cutout.caption())) {
            return name;
        }
        String other = keyword(cutout, random);
        return other.equals(name) ? name : name + ", " + other;
    }

    private static String name(Cutout cutout, SplittableRandom random) {
        return cutout.keywords().isEmpty() || random.nextDouble() < 0.6 ? cutout.caption() : keyword(cutout, random);
    }

    private static String keyword(Cutout cutout, SplittableRandom random) {
        return cutout.keywords().get(random.nextInt(cutout.keywords().size()));
    }
}
