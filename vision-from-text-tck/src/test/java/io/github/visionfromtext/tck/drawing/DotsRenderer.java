package io.github.visionfromtext.tck.drawing;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.Diagnostic;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.image.Image;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Draws black dots: each line is {@code dot X Y RADIUS}, on a canvas of 20 by 10. */
public final class DotsRenderer implements CodeRenderer {
    static final DrawingLanguage DOTS = new DrawingLanguage("dots");

    private static final double WIDTH = 20;
    private static final double HEIGHT = 10;
    private static final Pattern LINE = Pattern.compile("dot (\\d{1,9}) (\\d{1,9}) (\\d{1,9})");

    private volatile boolean closed;

    private record Dot(double x, double y, double radius) {}

    @Override
    public DrawingLanguage language() {
        return DOTS;
    }

    @Override
    public Provenance provenance() {
        return Provenance.EMPTY.with("renderer.name", "dots").with("renderer.version", "1");
    }

    @Override
    public Rendering render(DrawingProgram program, RenderOptions options) {
        if (!program.language().equals(DOTS)) {
            throw new InvalidInputException("a program in " + program.language() + " for the renderer of dots");
        }
        options.cancellation().throwIfCancelled("rendering");
        long start = System.nanoTime();
        Provenance provenance = provenance().with("program.sha256", program.contentHash());
        if (closed) {
            return Rendering.failed(
                    RenderStatus.UNAVAILABLE, Diagnostic.error("the renderer is closed"), Duration.ZERO, provenance);
        }
        if (program.source().length() > options.limits().sourceCharacters()) {
            return Rendering.failed(
                    RenderStatus.OUTPUT_LIMIT, Diagnostic.error("the program is too long"), Duration.ZERO, provenance);
        }
        List<Dot> dots = new ArrayList<>();
        List<Diagnostic> errors = read(program, dots);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        if (!errors.isEmpty()) {
            return new Rendering(RenderStatus.PARSE_ERROR, null, errors, List.of(), time, provenance);
        }
        RenderStatus status = dots.isEmpty() ? RenderStatus.BLANK : RenderStatus.OK;
        return new Rendering(status, paint(dots, options), List.of(), List.of(), time, provenance);
    }

    private static List<Diagnostic> read(DrawingProgram program, List<Dot> dots) {
        List<Diagnostic> errors = new ArrayList<>();
        int number = 0;
        for (String line : program.source().lines().toList()) {
            number++;
            Matcher match = LINE.matcher(line.strip());
            if (match.matches()) {
                dots.add(new Dot(number(match, 1), number(match, 2), number(match, 3)));
            } else if (!line.isBlank()) {
                errors.add(Diagnostic.error("expected `dot X Y RADIUS`", number));
            }
        }
        return errors;
    }

    private static double number(Matcher match, int group) {
        return Double.parseDouble(match.group(group));
    }

    /** Scales the canvas to the width of the square and centres it. */
    private static Image paint(List<Dot> dots, RenderOptions options) {
        double scale = options.size() / WIDTH;
        double top = (options.size() - HEIGHT * scale) / 2;
        return Image.generate(options.size(), options.size(), (x, y, channel) -> {
            options.cancellation().throwIfCancelled("rendering");
            double column = (x + 0.5) / scale;
            double row = (y + 0.5 - top) / scale;
            boolean inside = row >= 0 && row < HEIGHT;
            return inside && dots.stream().anyMatch(dot -> Math.hypot(column - dot.x(), row - dot.y()) <= dot.radius())
                    ? 0
                    : options.background().channel(channel);
        });
    }

    @Override
    public void close() {
        closed = true;
    }
}
