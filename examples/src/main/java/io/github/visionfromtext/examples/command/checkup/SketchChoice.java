package io.github.visionfromtext.examples.command.checkup;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkup.sketch.BundledSketches;
import io.github.visionfromtext.core.checkup.sketch.Sketch;
import io.github.visionfromtext.core.checkup.sketch.SketchFile;
import io.github.visionfromtext.core.checkup.sketch.SketchSampler;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import picocli.CommandLine.Option;

/** {@code --drawings}, {@code --words}, {@code --per-class} and {@code --seed}: what is to be recognised. */
final class SketchChoice {
    private static final String BUNDLED = "bundled";

    @Option(
            names = "--drawings",
            paramLabel = "FILE",
            defaultValue = BUNDLED,
            description =
                    "Quick, Draw! drawings, raw or simplified: an .ndjson file or a folder of them; or bundled, line"
                            + " drawings that come with the library (default: ${DEFAULT-VALUE}).")
    private String source;

    @Option(
            names = "--words",
            paramLabel = "WORD",
            split = ",",
            description = "Names of things to take, separated by commas (default: all).")
    private Set<String> words = Set.of();

    @Option(
            names = "--per-class",
            paramLabel = "N",
            defaultValue = "1",
            description = "Drawings of each thing at most, drawn by the seed (default: ${DEFAULT-VALUE}).")
    private int perClass;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "What everything random is drawn from (default: ${DEFAULT-VALUE}).")
    private long seed;

    /** Recognised drawings by the name of what they show. */
    SortedMap<String, List<Sketch>> sample() {
        SketchSampler sampler = new SketchSampler(words, perClass, seed);
        if (source.equals(BUNDLED)) {
            BundledSketches.all().forEach(sampler);
        } else {
            SketchFile.read(Path.of(source), sampler);
        }
        SortedMap<String, List<Sketch>> sample = sampler.sample();
        if (sample.isEmpty()) {
            throw new InvalidInputException(
                    "No recognised drawing" + (words.isEmpty() ? "" : " of " + words) + " in --drawings " + source);
        }
        return sample;
    }

    long seed() {
        return seed;
    }
}
