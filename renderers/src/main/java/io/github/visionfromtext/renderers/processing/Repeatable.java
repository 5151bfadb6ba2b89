package io.github.visionfromtext.renderers.processing;

import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Stands in for the chance and the clocks of Java, so that a program draws the same picture each time. */
public final class Repeatable {
    /** 2001-01-01 10:10:30 UTC. */
    static final long NOW = 978_343_830_000L;

    private static volatile Random random = new Random(0);
    private static volatile long seed;

    private Repeatable() {}

    /** A source of random numbers that starts where the options say. */
    public static final class SeededRandom extends Random {
        private static final long serialVersionUID = 1;

        public SeededRandom() {
            super(seed);
        }

        public SeededRandom(long given) {
            super(given);
        }
    }

    static void start(long newSeed) {
        seed = newSeed;
        random = new Random(newSeed);
    }

    /** Whether a static method of Java has its like here. */
    static boolean replaces(String owner, String name, String descriptor) {
        return switch (owner + "." + name + descriptor) {
            case "java/lang/Math.random()D",
                    "java/util/Collections.shuffle(Ljava/util/List;)V",
                    "java/lang/System.currentTimeMillis()J",
                    "java/lang/System.nanoTime()J" -> true;
            default -> false;
        };
    }

    /** For {@link Math#random()}. */
    public static double random() {
        return random.nextDouble();
    }

    /** For {@link Collections#shuffle(List)}. */
    public static void shuffle(List<?> list) {
        Collections.shuffle(list, random);
    }

    /** For {@link System#currentTimeMillis()}. */
    public static long currentTimeMillis() {
        return NOW;
    }

    /** For {@link System#nanoTime()}. */
    public static long nanoTime() {
        return NOW * 1_000_000;
    }
}
