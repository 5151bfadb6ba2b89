package io.github.visionfromtext.core.restoration.degradation;

import io.github.visionfromtext.InvalidInputException;
import java.util.List;
import java.util.stream.Collectors;

/** The tasks of LM4LV by name. */
public final class Degradations {
    private static final List<Degradation> PAPER = List.of(
            GaussianNoise.PAPER,
            GaussianBlur.PAPER,
            PepperNoise.PAPER,
            RainStreaks.PAPER,
            BlockMask.PAPER,
            new QuarterTurn(),
            new HorizontalFlip());

    private Degradations() {}

    /** Every task with the paper's strength: the five restoration tasks, then the two spatial ones. */
    public static List<Degradation> all() {
        return PAPER;
    }

    /**
     * A task with the paper's strength.
     *
     * @throws InvalidInputException if there is no such task; the message lists those there are
     */
    public static Degradation byName(String name) {
        return PAPER.stream()
                .filter(degradation -> degradation.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidInputException("unknown task \"" + name + "\": expected one of " + names()));
    }

    /**
     * A restoration task with a strength of your own, in its {@link Degradation#strengthUnit()}.
     *
     * @throws InvalidInputException if there is no such task, it has no strength or cannot have this one
     */
    public static Degradation byName(String name, Strength strength) {
        Degradation paper = byName(name);
        if (paper instanceof GaussianNoise) {
            return new GaussianNoise(strength);
        }
        if (paper instanceof GaussianBlur) {
            return new GaussianBlur(strength);
        }
        if (paper instanceof PepperNoise) {
            return new PepperNoise(strength);
        }
        if (paper instanceof RainStreaks rain) {
            return new RainStreaks(strength, rain.length(), rain.width(), rain.maxAngle(), rain.brightness());
        }
        if (paper instanceof BlockMask mask) {
            return new BlockMask(mask.blockSize(), strength);
        }
        throw new InvalidInputException("task \"" + name + "\" has no strength to choose; leave it out");
    }

    private static String names() {
        return PAPER.stream().map(Degradation::name).collect(Collectors.joining(", "));
    }
}
