package io.github.visionfromtext.core.checkup.corpus;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkup.concept.Category;
import io.github.visionfromtext.core.checkup.concept.Concept;
import io.github.visionfromtext.core.checkup.correct.Correct.Feedback;
import io.github.visionfromtext.core.checkup.model.LanguageModel;
import io.github.visionfromtext.core.checkup.model.ReplayedModel;
import io.github.visionfromtext.drawing.DrawingLanguage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Replies of a language model to the prompts of {@link io.github.visionfromtext.core.checkup.draw.Draw} and
 * {@link io.github.visionfromtext.core.checkup.correct.Correct}, at temperature 0, one drawing of each concept, and of some
 * another at temperature 1 as the control of a correction. First replies are as the model gave them, failures among them.
 */
public enum BundledCorpus {
    /** Of a large language model. */
    CLAUDE,
    /** Of SmolLM2-135M-Instruct, which can hardly draw: 12 concepts, SVG and turtle, no corrections. */
    SMOLLM2;

    private static final List<DrawingLanguage> LANGUAGES = List.of(
            DrawingLanguage.SVG,
            DrawingLanguage.PROCESSING,
            DrawingLanguage.TURTLE,
            DrawingLanguage.MATPLOTLIB,
            DrawingLanguage.TIKZ);

    /**
     * The corpus of a name, in any case.
     *
     * @throws InvalidInputException if there is none
     */
    public static BundledCorpus named(String name) {
        return Arrays.stream(values())
                .filter(corpus -> corpus.toString().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "There is no bundled corpus \"" + name + "\", expected one of " + Arrays.toString(values())));
    }

    /** What was drawn, shapes before objects before scenes. */
    public List<Concept> concepts() {
        return required("concepts.tsv").stream()
                .map(line -> line.split("\t"))
                .map(row -> new Concept(Category.valueOf(row[0].toUpperCase(Locale.ROOT)), row[2]))
                .toList();
    }

    /** In which languages all of it was drawn. */
    public List<DrawingLanguage> languages() {
        return LANGUAGES.stream()
                .filter(language -> BundledCorpus.class.getResource(resource(replies(language))) != null)
                .toList();
    }

    /** Which drawings were corrected, and how. */
    public List<RecordedCorrection> corrections() {
        return LANGUAGES.stream().flatMap(this::corrections).toList();
    }

    private Stream<RecordedCorrection> corrections(DrawingLanguage language) {
        List<String> lines = lines(language.name() + ".corrections.tsv");
        return (lines == null ? List.<String>of() : lines)
                .stream()
                        .map(line -> line.split("\t"))
                        .map(row -> new RecordedCorrection(
                                language,
                                concept(row[0]),
                                Feedback.valueOf(row[1]),
                                Integer.parseInt(row[2]),
                                Integer.parseInt(row[3])));
    }

    private Concept concept(String text) {
        return concepts().stream()
                .filter(concept -> concept.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The corpus corrects \"" + text + "\", which it lacks"));
    }

    /** The model as it answered then, in all of the languages; it answers nothing else. */
    public LanguageModel replay() {
        return new ReplayedModel(
                "The bundled corpus " + this,
                languages().stream()
                        .map(this::replies)
                        .map(this::required)
                        .flatMap(List::stream)
                        .toList());
    }

    private String replies(DrawingLanguage language) {
        return language.name() + ".jsonl";
    }

    private String resource(String file) {
        return this + "/" + file;
    }

    private List<String> required(String file) {
        List<String> lines = lines(file);
        if (lines == null) {
            throw new IllegalStateException("The library's own " + resource(file) + " is missing from its jar");
        }
        return lines;
    }

    private @Nullable List<String> lines(String file) {
        try (InputStream in = BundledCorpus.class.getResourceAsStream(resource(file))) {
            return in == null
                    ? null
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The library's own " + resource(file) + " cannot be read", e);
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
