package io.github.visionfromtext.core.checkup.recognise;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.core.checkup.model.LanguageModel;
import io.github.visionfromtext.core.checkup.model.Question;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Asks a language model what programs draw (section 3.4 of the paper): openly, or with a list of names of which one is right.
 * An answer counts if it is the name, or a synonym of it, up to case, articles, punctuation and plural.
 */
public final class Recognise {
    /** A longer answer to an open question is no name. */
    private static final int MOST_WORDS = 5;

    private final LanguageModel model;
    private final List<String> names;
    private final Settings settings;

    /** How a model is asked. */
    public enum Setting {
        /** What does it draw? */
        OPEN,
        /** Which of these does it draw? */
        CLOSED
    }

    /**
     * How the questions are put.
     *
     * @param setting with a list of names or without
     * @param listSize names in the list of a closed question, the right one among them, at least 2; of no effect on open ones
     * @param seed of the wrong names in a list, and of its order
     * @param synonyms other words that count as a name
     */
    public record Settings(Setting setting, int listSize, long seed, Synonyms synonyms) {
        public Settings {
            if (listSize < 2) {
                throw new InvalidInputException("A list of " + listSize + " names to choose from, expected 2 or more");
            }
        }
    }

    /**
     * Begins the test.
     *
     * @param model who is asked; not closed by this
     * @param names of all things that may be drawn, which wrong names are taken from
     * @throws InvalidInputException if there are fewer names than a list is to have
     */
    public Recognise(LanguageModel model, List<String> names, Settings settings) {
        this.model = model;
        this.names = names.stream().distinct().sorted().toList();
        this.settings = settings;
        if (settings.setting() == Setting.CLOSED && settings.listSize() > this.names.size()) {
            throw new InvalidInputException("A list of " + settings.listSize() + " names out of " + this.names.size()
                    + ": ask for a shorter list, or give drawings of more things");
        }
    }

    /**
     * Asks about programs.
     *
     * @return one recognition each, in the order of the programs
     * @throws InvalidInputException if a program draws something that is not among the names
     * @throws io.github.visionfromtext.core.checkup.model.LanguageModelException if the model does not answer
     * @throws io.github.visionfromtext.CancelledException if cancelled
     */
    public List<Recognition> recognise(
            List<NamedProgram> programs, ProgressListener progress, CancellationToken cancellation) {
        for (NamedProgram program : programs) {
            if (!names.contains(program.name())) {
                throw new InvalidInputException("A drawing of \"" + program.name() + "\" is to be recognised among "
                        + names.size() + " names, of which this is none");
            }
        }
        List<Recognition> recognitions = new ArrayList<>();
        for (NamedProgram program : programs) {
            cancellation.throwIfCancelled("Recognising");
            recognitions.add(ask(program, cancellation));
            progress.progress("recognise", recognitions.size(), programs.size(), program.name());
        }
        return List.copyOf(recognitions);
    }

    private Recognition ask(NamedProgram subject, CancellationToken cancellation) {
        List<String> choices = settings.setting() == Setting.OPEN ? List.of() : choices(subject);
        String text = choices.isEmpty()
                ? RecognitionPrompts.open(subject.program())
                : RecognitionPrompts.closed(subject.program(), choices);
        String reply = model.reply(Question.of(text), cancellation);
        List<String> candidates = AnswerText.candidates(reply);
        String answer = choices.isEmpty() ? open(subject, candidates) : chosen(choices, candidates);
        boolean correct = answer != null && settings.synonyms().isCalled(subject.name(), answer);
        return new Recognition(subject, choices, reply, answer, correct);
    }

    /** Depends on the drawing and the seed alone, so that a drawing is asked about in the same words in every run. */
    private List<String> choices(NamedProgram subject) {
        long hash = Long.parseUnsignedLong(subject.program().contentHash().substring(0, 16), 16);
        Random random = new Random(settings.seed() ^ hash);
        List<String> others = new ArrayList<>(names);
        others.remove(subject.name());
        Collections.shuffle(others, random);
        List<String> choices = new ArrayList<>(others.subList(0, settings.listSize() - 1));
        choices.add(subject.name());
        Collections.shuffle(choices, random);
        return choices;
    }

    /** The right name if one reading of the answer is it; else the shortest reading, unless that is too long for a name. */
    private @Nullable String open(NamedProgram subject, List<String> candidates) {
        Optional<String> right = candidates.stream()
                .filter(candidate -> settings.synonyms().isCalled(subject.name(), candidate))
                .findFirst();
        return right.or(() -> candidates.stream()
                        .reduce((earlier, later) -> later)
                        .filter(candidate -> candidate.split(" ").length <= MOST_WORDS))
                .orElse(null);
    }

    /** The one choice that a reading of the answer names. */
    private @Nullable String chosen(List<String> choices, List<String> candidates) {
        for (String candidate : candidates) {
            List<String> named = choices.stream()
                    .filter(choice -> settings.synonyms().isCalled(choice, candidate))
                    .toList();
            if (!named.isEmpty()) {
                return named.size() == 1 ? named.get(0) : null;
            }
        }
        return null;
    }
}
