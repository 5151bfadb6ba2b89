package io.github.visionfromtext.core.checkup.concept;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;

/** A set of phrases that can be counted and picked from without being written out. Immutable. */
final class Choices {
    private final long size;
    private final LongFunction<Phrase> phrases;

    private Choices(long size, LongFunction<Phrase> phrases) {
        this.size = size;
        this.phrases = phrases;
    }

    /** These phrases. */
    static Choices of(Phrase... phrases) {
        List<Phrase> all = List.of(phrases);
        return new Choices(all.size(), index -> all.get((int) index));
    }

    /** These words, each asking for the attributes. */
    static Choices words(List<String> words, Attribute... attributes) {
        List<Phrase> all =
                words.stream().map(word -> Phrase.of(word, attributes)).toList();
        return new Choices(all.size(), index -> all.get((int) index));
    }

    /** One word. */
    static Choices word(String word, Attribute... attributes) {
        return words(List.of(word), attributes);
    }

    /** One of each, in this order. */
    static Choices sequence(Choices... parts) {
        long size = Arrays.stream(parts).mapToLong(Choices::size).reduce(1, Math::multiplyExact);
        return new Choices(size, index -> {
            Phrase phrase = Phrase.EMPTY;
            long rest = index;
            for (Choices part : parts) {
                phrase = phrase.then(part.get(rest % part.size));
                rest /= part.size;
            }
            return phrase;
        });
    }

    /** One of any of these. */
    static Choices either(Choices... parts) {
        long size = Arrays.stream(parts).mapToLong(Choices::size).reduce(0, Math::addExact);
        return new Choices(size, index -> {
            long rest = index;
            for (Choices part : parts) {
                if (rest < part.size) {
                    return part.get(rest);
                }
                rest -= part.size;
            }
            throw new IndexOutOfBoundsException("Phrase " + index + " of " + size);
        });
    }

    /** These, or nothing. */
    Choices optional() {
        return either(of(Phrase.EMPTY), this);
    }

    /** Each of these, changed; different phrases must stay different. */
    Choices map(UnaryOperator<Phrase> change) {
        return new Choices(size, index -> change.apply(get(index)));
    }

    /** How many there are. */
    long size() {
        return size;
    }

    /** The phrase of a number from 0 on. */
    Phrase get(long index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("Phrase " + index + " of " + size);
        }
        return phrases.apply(index);
    }

    Phrase draw(SplittableRandom random) {
        return get(random.nextLong(size));
    }
}
