package io.github.visionfromtext.tck.randomgraph;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * All that a random graph is made from. Every move has a seed of its own, so that most of a graph stays as it is when a move
 * is left out.
 *
 * @param seed of the whole
 * @param numbers that arguments hold
 * @param functions that share weights and states
 * @param calls which of the calls are made, of each function
 */
record Recipe(long seed, Numbers numbers, List<Function> functions, List<Integer> calls) {
    static final int CALLS = 4;

    /**
     * One function.
     *
     * @param cached whether it may write state
     * @param moves a seed for each
     */
    record Function(String name, boolean cached, List<Long> moves) {
        Function {
            moves = List.copyOf(moves);
        }

        private Function with(List<Long> fewer) {
            return new Function(name, cached, fewer);
        }
    }

    Recipe {
        functions = List.copyOf(functions);
        calls = List.copyOf(calls);
    }

    static RandomGenerator generator(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    static Recipe of(long seed, Numbers numbers) {
        RandomGenerator random = generator(seed);
        int count = random.nextInt(1, 4);
        List<Function> functions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean cached = numbers == Numbers.USUAL && random.nextInt(4) == 0;
            int moves = random.nextInt(4, 21);
            functions.add(new Function(
                    "f" + i,
                    cached,
                    LongStream.generate(random::nextLong).limit(moves).boxed().toList()));
        }
        return new Recipe(
                seed, numbers, functions, IntStream.range(0, CALLS).boxed().toList());
    }

    int moves() {
        return functions.stream().mapToInt(function -> function.moves().size()).sum();
    }

    /** This without a function, a call, or some of the moves of a function; the larger steps first. */
    List<Recipe> smaller() {
        List<Recipe> all = new ArrayList<>();
        for (int i = 0; i < functions.size() && functions.size() > 1; i++) {
            all.add(new Recipe(seed, numbers, without(functions, i, 1), calls));
        }
        for (int i = 0; i < calls.size() && calls.size() > 1; i++) {
            all.add(new Recipe(seed, numbers, functions, without(calls, i, 1)));
        }
        for (int share = 2; share <= 32; share *= 2) {
            for (int i = 0; i < functions.size(); i++) {
                addWithoutParts(all, i, share);
            }
        }
        return all;
    }

    private void addWithoutParts(List<Recipe> all, int index, int share) {
        Function function = functions.get(index);
        int size = function.moves().size();
        int part = size / share;
        if (size == 0 || share / 2 > size) {
            return;
        }
        int length = Math.max(1, part);
        // The last moves first: what was made early is what others were made from.
        for (int from = size - length; from > -length; from -= length) {
            List<Function> changed = new ArrayList<>(functions);
            int start = Math.max(0, from);
            changed.set(index, function.with(without(function.moves(), start, from + length - start)));
            all.add(new Recipe(seed, numbers, changed, calls));
        }
    }

    private static <T> List<T> without(List<T> list, int from, int count) {
        List<T> fewer = new ArrayList<>(list);
        fewer.subList(from, from + count).clear();
        return fewer;
    }
}
