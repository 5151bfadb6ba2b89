package io.github.visionfromtext.examples.command.checkup;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.core.checkup.recognise.Recognition;
import io.github.visionfromtext.core.checkup.score.Fidelity;
import io.github.visionfromtext.core.checkup.score.NameRanks;
import io.github.visionfromtext.core.checkup.sketch.Sketch;
import io.github.visionfromtext.core.checkup.sketch.SketchPrograms;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.CodeRenderers;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.embedding.ContrastiveEmbeddingSpace;
import io.github.visionfromtext.image.Image;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a judge makes of a drawing and of what a model called it.
 *
 * @param drawing where the true name stands for the drawing; null if it was not rendered
 * @param answer where the true name stands for the answer; null if there is none
 * @param answerToDrawing where the answer stands for the drawing; null if one of them is missing
 */
record RecognitionRanks(
        @Nullable Fidelity drawing,
        @Nullable Fidelity answer,
        @Nullable Fidelity answerToDrawing) {

    /** Judges pictures of the sketches, which look the same in every language, so that SVG will do. */
    static List<RecognitionRanks> of(
            List<Recognition> recognitions,
            List<Sketch> sketches,
            List<String> names,
            ContrastiveEmbeddingSpace space,
            CancellationToken cancellation) {
        RenderOptions options = RenderOptions.defaults().with(cancellation);
        NameRanks ranks = new NameRanks(space, names, cancellation);
        List<RecognitionRanks> all = new ArrayList<>();
        try (CodeRenderer renderer = CodeRenderers.open(DrawingLanguage.SVG)) {
            for (int i = 0; i < sketches.size(); i++) {
                cancellation.throwIfCancelled("Judging");
                DrawingProgram program =
                        SketchPrograms.write(sketches.get(i), DrawingLanguage.SVG, SketchPrograms.Style.defaults());
                Rendering rendering = renderer.render(program, options);
                all.add(of(recognitions.get(i), rendering.isOk() ? rendering.image() : null, ranks));
            }
        }
        return List.copyOf(all);
    }

    private static RecognitionRanks of(Recognition recognition, @Nullable Image picture, NameRanks ranks) {
        String truth = recognition.subject().name();
        String answer = recognition.answer();
        return new RecognitionRanks(
                picture == null ? null : ranks.ofDrawing(picture, truth),
                answer == null ? null : ranks.ofAnswer(answer, truth),
                answer == null || picture == null ? null : ranks.ofAnswerToDrawing(answer, picture));
    }
}
