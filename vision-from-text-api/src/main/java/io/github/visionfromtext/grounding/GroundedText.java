package io.github.visionfromtext.grounding;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.Provenance;
import java.util.List;
import java.util.Optional;

/**
 * A text about a picture whose words know their places.
 *
 * @param text the whole text
 * @param words its words in order, each where it says it is
 * @param provenance models and settings
 */
public record GroundedText(String text, List<GroundedWord> words, Provenance provenance) {
    public GroundedText {
        words = List.copyOf(words);
        int end = 0;
        for (GroundedWord word : words) {
            if (word.start() < end || !text.startsWith(word.text(), word.start())) {
                throw new InvalidInputException("word \"" + word.text() + "\" is not at " + word.start() + " of \""
                        + text + "\" after the words before it");
            }
            end = word.end();
        }
    }

    /** The word that a character of the text belongs to, if any: for a click on the text. */
    public Optional<GroundedWord> wordAt(int index) {
        return words.stream()
                .filter(word -> word.start() <= index && index < word.end())
                .findFirst();
    }

    /** The words whose place has its middle in a region: for a click on the picture. */
    public List<GroundedWord> wordsIn(Region region) {
        return words.stream()
                .filter(word ->
                        word.region() != null && region.contains(word.region().center()))
                .toList();
    }
}
