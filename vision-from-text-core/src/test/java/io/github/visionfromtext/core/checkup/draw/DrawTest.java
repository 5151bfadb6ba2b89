package io.github.visionfromtext.core.checkup.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.core.checkup.Scripted;
import io.github.visionfromtext.core.checkup.concept.Category;
import io.github.visionfromtext.core.checkup.concept.Concept;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.RenderOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawTest {
    private static final Concept CAT = new Concept(Category.OBJECTS, "cat");
    private static final Concept DOG = new Concept(Category.OBJECTS, "dog");

    private static List<Drawing> draw(Scripted.Model model, int samples, CancellationToken cancellation) {
        Draw draw = new Draw(
                model,
                new Scripted.Renderer(),
                new Draw.Settings(samples, 0.8, RenderOptions.defaults().withSize(8)));
        return draw.draw(List.of(CAT, DOG), ProgressListener.NONE, cancellation);
    }

    @Test
    void everyConceptIsAskedForAndRendered() {
        Scripted.Model model =
                new Scripted.Model(Scripted.svg("a"), "I cannot draw.", Scripted.svg("broken"), Scripted.svg("b"));
        List<Drawing> drawings = draw(model, 2, new CancellationToken());
        assertThat(drawings.stream().map(Drawing::outcome)).containsExactly("OK", "NO_CODE", "PARSE_ERROR", "OK");
        assertThat(drawings.stream().map(Drawing::concept)).containsExactly(CAT, CAT, DOG, DOG);
        assertThat(drawings.stream().map(Drawing::sample)).containsExactly(0, 1, 0, 1);
        assertThat(drawings.stream().filter(Drawing::isOk)).hasSize(2);
        assertThat(drawings.get(0).program().source()).isEqualTo(Scripted.source("a"));
        assertThat(drawings.get(0).program().provenance().toString())
                .contains("scripted")
                .contains("cat");
        assertThat(drawings.get(1).rendering()).isNull();
        assertThat(model.asked.get(3).sample()).isEqualTo(1);
        assertThat(model.asked.get(3).temperature()).isEqualTo(0.8);
        assertThat(model.lastQuestion()).contains("programming language SVG").contains("dog");
    }

    @Test
    void aCancellationEndsIt() {
        CancellationToken token = new CancellationToken();
        token.cancel();
        Scripted.Model model = new Scripted.Model();
        assertThatThrownBy(() -> draw(model, 1, token)).isInstanceOf(CancelledException.class);
        assertThat(model.asked).isEmpty();
        assertThatThrownBy(() -> new Draw.Settings(0, 0, RenderOptions.defaults()))
                .isInstanceOf(InvalidInputException.class);
    }

    private static final String PARAMETRIC = """
            ```svg
            <svg><circle r="{{radius}}" cx="{{ radius }}" fill="{{fill}}" opacity="{{o}}"/></svg>
            ```
            ```json
            [{"name": "radius", "type": "integer", "min": 3, "max": 5},
             {"name": "fill", "type": "choice", "choices": ["red", "a$1\\\\b"]},
             {"name": "o", "type": "real", "min": 0.25, "max": 0.5, "default": 1}, {"name": "unused", "type": "int", "min": 1, "max": 1}]
            ```
            """;

    @Test
    void aParametricProgramGivesManyDrawings() {
        ParametricProgram program = ParametricProgram.of(PARAMETRIC, DrawingLanguage.SVG);
        SplittableRandom random = new SplittableRandom(1);
        Set<String> radii = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            String source = program.draw(random);
            assertThat(source)
                    .matches(
                            "<svg><circle r=\"([345])\" cx=\"\\1\" fill=\"(red|a\\$1\\\\b)\" opacity=\"0\\.[2-5]\\d{3}\"/></svg>\n");
            radii.add(source.substring(16, 17));
        }
        assertThat(radii).hasSize(3);
        assertThat(program.draw(new SplittableRandom(4))).isEqualTo(program.draw(new SplittableRandom(4)));
    }

    @Test
    void aParametricProgramIsAskedForOnceAndDrawnOften() {
        Scripted.Model model = new Scripted.Model(PARAMETRIC, "I cannot draw.");
        Draw draw = new Draw(
                model,
                new Scripted.Renderer(),
                new Draw.Settings(3, 0, RenderOptions.defaults().withSize(8)));
        List<Drawing> drawings =
                draw.drawParametric(List.of(CAT, DOG), 5, ProgressListener.NONE, new CancellationToken());
        assertThat(model.asked).hasSize(2);
        assertThat(model.lastQuestion()).contains("double braces").contains("dog");
        assertThat(drawings.stream().map(Drawing::outcome)).containsExactly("OK", "OK", "OK", "NO_CODE");
        assertThat(drawings.stream().limit(3).map(drawing -> drawing.program().source()))
                .doesNotHaveDuplicates()
                .noneMatch(source -> source.contains("{{"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```svg\n<svg/>\n```",
                "```svg\n<svg/>\n```\n```json\n[]\n```",
                "```svg\n<svg>{{a}}</svg>\n```\n```json\n[]\n```",
                "```svg\n<svg>{{a}}</svg>\n```\n```json\n[{\"name\": \"a\", \"type\": \"integer\"}]\n```",
                "```svg\n<svg>{{a}}</svg>\n```\n```json\n[{\"name\": \"a\", \"type\": \"real\", \"min\": 2, \"max\": 1}]\n```",
                "```svg\n<svg>{{a}}</svg>\n```\n```json\n[null]\n```",
                "```svg\n<svg>{{a}}</svg>\n```\n```json\nnull\n```",
                "```svg\n<svg>{{a}}</svg>\n```\n```json\n{{{{\n```",
                "```json\n[{\"name\": \"a\", \"choices\": [1]}]\n```",
            })
    void aParametricReplyThatDoesNotFitTogetherIsRefused(String reply) {
        assertThatThrownBy(() -> ParametricProgram.of(reply, DrawingLanguage.SVG))
                .isInstanceOf(InvalidInputException.class);
    }
}
