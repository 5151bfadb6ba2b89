package io.github.visionfromtext.core.checkup.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkup.concept.Category;
import io.github.visionfromtext.core.checkup.draw.Drawing;
import io.github.visionfromtext.core.checkup.score.Fidelity;
import io.github.visionfromtext.drawing.Diagnostic;
import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.drawing.Rendering;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a concept: a line of {@code drawings.jsonl} or {@code corrections.jsonl}. What a line leaves out is empty.
 *
 * @param model who wrote the program
 * @param category of the concept
 * @param concept what was to be drawn
 * @param language of the program
 * @param series what the attempt was part of
 * @param number its place in the series
 * @param wish what was to be changed in this round; empty where nothing in particular was
 * @param outcome a {@link RenderStatus}, or {@code NO_CODE}
 * @param picture name of a PNG file beside the lines; empty if there is none
 * @param diagnostics what is wrong with the program
 * @param repairs what was mended before it ran
 * @param program its source; empty if the reply held none
 * @param fidelity percentile of the true caption, 0 to 100; null if nobody judged
 * @param rank of the true caption, 1 being the nearest; null if nobody judged
 * @param geometry what the geometric checks found; null if there were none
 * @param scores whatever else was measured, by name
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"model", "category", "concept", "language", "series", "number", "wish", "outcome", "picture"})
public record Attempt(
        String model,
        Category category,
        String concept,
        String language,
        Series series,
        int number,
        String wish,
        String outcome,
        String picture,
        List<Diagnostic> diagnostics,
        List<String> repairs,
        String program,
        @Nullable Double fidelity,
        @Nullable Double rank,
        @Nullable Geometry geometry,
        Map<String, Double> scores) {
    @SuppressWarnings("ConstantValue") // What a line leaves out is null.
    public Attempt {
        if (category == null || concept == null || language == null) {
            throw new InvalidInputException("expected a category, a concept and a language");
        }
        model = orEmpty(model);
        series = series == null ? Series.DRAW : series;
        wish = orEmpty(wish);
        outcome = orEmpty(outcome);
        picture = orEmpty(picture);
        diagnostics = diagnostics == null ? List.of() : List.copyOf(diagnostics);
        repairs = repairs == null ? List.of() : List.copyOf(repairs);
        program = orEmpty(program);
        scores = scores == null ? Map.of() : Map.copyOf(scores);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /**
     * A drawing that nobody has judged.
     *
     * @param picture the name it has as a file; empty if it has none
     */
    public static Attempt of(String model, Drawing drawing, Series series, int number, String picture) {
        Rendering rendering = drawing.rendering();
        return new Attempt(
                model,
                drawing.concept().category(),
                drawing.concept().text(),
                drawing.language().name(),
                series,
                number,
                "",
                drawing.outcome(),
                picture,
                rendering == null ? List.of() : rendering.diagnostics(),
                rendering == null ? List.of() : rendering.repairs(),
                drawing.program() == null ? "" : drawing.program().source(),
                null,
                null,
                null,
                Map.of());
    }

    /** This attempt with what was to be changed. */
    public Attempt withWish(String newWish) {
        return copy(newWish, fidelity, rank, geometry, scores);
    }

    /** This attempt as a judge sees it. */
    public Attempt with(Fidelity judged) {
        return copy(wish, judged.percentile(), judged.rank(), geometry, scores);
    }

    /** This attempt with what the geometric checks found. */
    public Attempt with(Geometry found) {
        return copy(wish, fidelity, rank, found, scores);
    }

    /** This attempt with whatever else was measured. */
    public Attempt withScores(Map<String, Double> measured) {
        return copy(wish, fidelity, rank, geometry, measured);
    }

    private Attempt copy(
            String newWish,
            @Nullable Double newFidelity,
            @Nullable Double newRank,
            @Nullable Geometry newGeometry,
            Map<String, Double> newScores) {
        return new Attempt(
                model,
                category,
                concept,
                language,
                series,
                number,
                newWish,
                outcome,
                picture,
                diagnostics,
                repairs,
                program,
                newFidelity,
                newRank,
                newGeometry,
                newScores);
    }

    /** Whether there is a whole picture with something in it. */
    @JsonIgnore
    public boolean isOk() {
        return outcome.equals(RenderStatus.OK.name());
    }

    /** What the judge said; nothing if none did. */
    public Optional<Fidelity> judged() {
        return fidelity == null || rank == null ? Optional.empty() : Optional.of(new Fidelity(fidelity, rank));
    }
}
