package io.github.visionfromtext.examples.demo;

import io.github.visionfromtext.core.checkup.draw.Drawing;
import io.github.visionfromtext.core.checkup.report.Attempt;
import io.github.visionfromtext.core.checkup.report.Series;
import io.github.visionfromtext.core.checkup.report.SetScores;
import io.github.visionfromtext.core.checkup.score.Judge;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.examples.report.Run;
import io.github.visionfromtext.image.Image;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Drawings, what a judge makes of them, and their pictures, kept in memory. */
final class DrawingBook {
    private final Judge judge;
    private final List<Attempt> attempts = new ArrayList<>();
    private final Map<Attempt, Image> pictures = new IdentityHashMap<>();

    DrawingBook(Judge judge) {
        this.judge = judge;
    }

    void add(String model, Drawing drawing, Series series, int number, String wish) {
        Attempt made = Attempt.of(model, drawing, series, number, "").withWish(wish);
        Attempt attempt = drawing.isOk() ? made.with(judge.fidelity(drawing.picture(), drawing.concept())) : made;
        attempts.add(attempt);
        Rendering rendering = drawing.rendering();
        if (rendering != null && rendering.image() != null) {
            pictures.put(attempt, rendering.image());
        }
    }

    Run run(String name) {
        return new Run(
                name, attempts, List.of(), SetScores.NONE, attempt -> Optional.ofNullable(pictures.get(attempt)));
    }
}
