package io.github.visionfromtext.examples.command.checkup;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkup.concept.BundledConcepts;
import io.github.visionfromtext.core.checkup.concept.Concept;
import io.github.visionfromtext.core.checkup.concept.ConceptFiles;
import io.github.visionfromtext.core.checkup.concept.ShapeGrammar;
import io.github.visionfromtext.core.checkup.corpus.RecordedCorrection;
import io.github.visionfromtext.core.checkup.correct.Correct.Feedback;
import io.github.visionfromtext.drawing.DrawingLanguage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Option;

/** {@code --concepts}, {@code --count} and {@code --seed}: what is to be drawn. */
final class Concepts {
    private static final int SHAPES_IN_THE_PAPER = 1500;

    @Option(
            names = "--concepts",
            required = true,
            paramLabel = "WHAT",
            description =
                    "shapes (out of a grammar), objects or scenes (lists that come with the library), corpus (those"
                            + " of replay:bundled) or corpus/smollm2, a file of COCO captions (.json), or a file with one name"
                            + " or sentence a line.")
    private String source;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many of them, drawn by the seed (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "What everything random is drawn from (default: ${DEFAULT-VALUE}).")
    private long seed;

    List<Concept> sample() {
        if (count < 1) {
            throw new InvalidInputException("--count " + count + ": expected 1 or more");
        }
        if (source.equals("shapes")) {
            return ShapeGrammar.sample(count, seed).stream()
                    .map(ShapeGrammar.Sentence::concept)
                    .toList();
        }
        return drawn(all());
    }

    private List<Concept> drawn(List<Concept> from) {
        List<Concept> all = new ArrayList<>(from);
        Collections.shuffle(all, new Random(seed));
        return List.copyOf(all.subList(0, Math.min(count, all.size())));
    }

    /**
     * A sample for a bundled model, which corrects only what it corrected when it was recorded.
     *
     * @param redraws it must have drawn of a concept as the control
     */
    List<Concept> sampleCorrected(DrawingLanguage language, Feedback feedback, int rounds, int redraws) {
        if (count < 1 || !BundledReplies.names("corpus", source)) {
            return sample();
        }
        List<RecordedCorrection> recorded = BundledReplies.corpus(source).corrections().stream()
                .filter(correction -> correction.language().equals(language) && correction.feedback() == feedback)
                .toList();
        List<Concept> corrected = recorded.stream()
                .filter(correction -> correction.rounds() >= rounds && correction.redraws() >= redraws)
                .map(RecordedCorrection::concept)
                .toList();
        if (corrected.isEmpty()) {
            throw new InvalidInputException("--rounds " + rounds + ": the bundled corpus has at most "
                    + most(recorded, RecordedCorrection::rounds) + " recorded rounds of correction in " + language
                    + " by this feedback, and at most " + most(recorded, RecordedCorrection::redraws)
                    + " redraws for a control that needs " + redraws);
        }
        return drawn(corrected);
    }

    private static int most(List<RecordedCorrection> recorded, ToIntFunction<RecordedCorrection> count) {
        return recorded.stream().mapToInt(count).max().orElse(0);
    }

    /**
     * The concepts among which a judge looks for the true one: the whole list, or as many sentences of the grammar as the paper
     * takes, those of {@link #sample} first.
     */
    List<Concept> candidates() {
        return source.equals("shapes")
                ? ShapeGrammar.sample(Math.max(count, SHAPES_IN_THE_PAPER), seed).stream()
                        .map(ShapeGrammar.Sentence::concept)
                        .toList()
                : all();
    }

    private List<Concept> all() {
        if (BundledReplies.names("corpus", source)) {
            return BundledReplies.corpus(source).concepts();
        }
        return switch (source) {
            case "objects" -> BundledConcepts.objects();
            case "scenes" -> BundledConcepts.scenes();
            default ->
                source.endsWith(".json")
                        ? ConceptFiles.cocoCaptions(Path.of(source))
                        : ConceptFiles.objectNames(Path.of(source));
        };
    }

    long seed() {
        return seed;
    }
}
