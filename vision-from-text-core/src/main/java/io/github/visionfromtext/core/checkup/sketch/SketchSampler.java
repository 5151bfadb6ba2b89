package io.github.visionfromtext.core.checkup.sketch;

import io.github.visionfromtext.InvalidInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Keeps a few recognised drawings of each name out of any number that pass by, each with the same chance. What is kept of one
 * name depends on its own drawings and the seed alone. Not thread-safe.
 */
public final class SketchSampler implements Consumer<Sketch> {
    private static final int MOST_NAMES = 10_000;

    private final Set<String> words;
    private final int perName;
    private final long seed;
    private final SortedMap<String, Reservoir> reservoirs = new TreeMap<>();

    /** Algorithm R: the n-th drawing takes a random one of n places, of which only the first few are kept. */
    private static final class Reservoir {
        private final List<Numbered> kept = new ArrayList<>();
        private final SplittableRandom random;
        private long seen;

        Reservoir(long seed) {
            this.random = new SplittableRandom(seed);
        }

        void offer(Sketch sketch, int places) {
            seen++;
            if (kept.size() < places) {
                kept.add(new Numbered(seen, sketch));
            } else {
                long place = random.nextLong(seen);
                if (place < places) {
                    kept.set((int) place, new Numbered(seen, sketch));
                }
            }
        }

        List<Sketch> inOrder() {
            return kept.stream()
                    .sorted(Comparator.comparingLong(Numbered::number))
                    .map(Numbered::sketch)
                    .toList();
        }
    }

    private record Numbered(long number, Sketch sketch) {}

    /**
     * Begins a sample.
     *
     * @param words names that are wanted; empty for all
     * @param perName most drawings of each, at least 1
     */
    public SketchSampler(Set<String> words, int perName, long seed) {
        if (perName < 1) {
            throw new InvalidInputException(perName + " drawings of each name, expected 1 or more");
        }
        this.words = Set.copyOf(words);
        this.perName = perName;
        this.seed = seed;
    }

    /**
     * Lets a drawing pass by.
     *
     * @throws InvalidInputException if more than 10,000 names have come
     */
    @Override
    public void accept(Sketch sketch) {
        if (!sketch.recognized() || !(words.isEmpty() || words.contains(sketch.word()))) {
            return;
        }
        reservoirs
                .computeIfAbsent(sketch.word(), word -> new Reservoir(seed * 31 + word.hashCode()))
                .offer(sketch, perName);
        if (reservoirs.size() > MOST_NAMES) {
            throw new InvalidInputException(
                    "The drawings have more than " + MOST_NAMES + " different names: are they names?");
        }
    }

    /** What was kept, by name; of each name in the order it came. */
    public SortedMap<String, List<Sketch>> sample() {
        SortedMap<String, List<Sketch>> sample = new TreeMap<>();
        reservoirs.forEach((word, reservoir) -> sample.put(word, reservoir.inOrder()));
        return sample;
    }
}
