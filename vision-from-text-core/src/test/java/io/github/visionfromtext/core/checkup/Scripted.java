package io.github.visionfromtext.core.checkup;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.core.checkup.model.LanguageModel;
import io.github.visionfromtext.core.checkup.model.Question;
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

/** A model that says what it is told to, and a renderer that draws whatever does not hold the word "broken". */
public final class Scripted {
    private Scripted() {}

    /** Gives these replies in turn and remembers what it was asked. */
    public static final class Model implements LanguageModel {
        public final List<Question> asked = new ArrayList<>();
        private final List<String> replies;

        public Model(String... replies) {
            this.replies = List.of(replies);
        }

        public String lastQuestion() {
            return asked.get(asked.size() - 1).messages().get(0).text();
        }

        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public String reply(Question question, CancellationToken cancellation) {
            cancellation.throwIfCancelled("Replying");
            asked.add(question);
            return replies.get(asked.size() - 1);
        }
    }

    /** Of SVG. */
    public static final class Renderer implements CodeRenderer {
        @Override
        public DrawingLanguage language() {
            return DrawingLanguage.SVG;
        }

        @Override
        public Rendering render(DrawingProgram program, RenderOptions options) {
            if (program.source().contains("broken")) {
                return Rendering.failed(
                        RenderStatus.PARSE_ERROR,
                        Diagnostic.error("something is broken", 1),
                        Duration.ZERO,
                        Provenance.EMPTY);
            }
            Image image = Image.generate(options.size(), options.size(), (x, y, channel) -> 0.5f);
            return new Rendering(RenderStatus.OK, image, List.of(), List.of(), Duration.ZERO, Provenance.EMPTY);
        }

        @Override
        public void close() {}
    }

    /** An SVG program in a fence. */
    public static String svg(String content) {
        return "```svg\n" + source(content) + "```";
    }

    public static String source(String content) {
        return "<svg>" + content + "</svg>\n";
    }
}
