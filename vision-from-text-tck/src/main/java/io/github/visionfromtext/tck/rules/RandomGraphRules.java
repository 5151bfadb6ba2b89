package io.github.visionfromtext.tck.rules;

import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.tck.randomgraph.BackendComparison;
import io.github.visionfromtext.tck.randomgraph.Numbers;
import io.github.visionfromtext.tck.specification.Rule;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Graphs nobody wrote, against the reference backend. {@code -Dvft.tck.graphs=first,count} tries others. */
public abstract class RandomGraphRules extends BackendRules {
    /** System property: the first seed and how many. */
    private static final String SEEDS = "vft.tck.graphs";

    /** Called by the suite. */
    protected RandomGraphRules() {}

    private interface Check {
        void run(BackendComparison comparison, long seed);
    }

    private Stream<DynamicTest> forEachSeed(String name, Check check) {
        String[] range = System.getProperty(SEEDS, "1,15").split(",", 2);
        long first = Long.parseLong(range[0]);
        BackendComparison comparison =
                new BackendComparison(subject().reference(), subject().backend());
        return LongStream.range(first, first + Long.parseLong(range[1]))
                .mapToObj(seed -> DynamicTest.dynamicTest(name + "graph " + seed, () -> check.run(comparison, seed)));
    }

    @TestFactory
    @Rule("G1")
    Stream<DynamicTest> valuesAgree() {
        return forEachSeed(
                "",
                (comparison, seed) -> comparison.compareOutputs(
                        seed, Numbers.USUAL, WeightFormat.FLOAT32, tolerance(WeightFormat.FLOAT32)));
    }

    @TestFactory
    @Rule("G2")
    Stream<DynamicTest> specialNumbersAgree() {
        return forEachSeed(
                "",
                (comparison, seed) -> comparison.compareOutputs(
                        seed, Numbers.SPECIAL, WeightFormat.FLOAT32, tolerance(WeightFormat.FLOAT32)));
    }

    @TestFactory
    @Rule("G3")
    Stream<DynamicTest> everyFormatAgrees() {
        return Stream.of(WeightFormat.FLOAT64, WeightFormat.BFLOAT16, WeightFormat.FLOAT16, WeightFormat.INT8)
                .flatMap(format -> forEachSeed(format + ", ", (comparison, seed) -> {
                    subject().need(format);
                    comparison.compareOutputs(seed, Numbers.USUAL, format, tolerance(format));
                }));
    }

    @TestFactory
    @Rule("G4")
    Stream<DynamicTest> gradientsAgree() {
        return forEachSeed("", (comparison, seed) -> {
            subject().needGradients();
            comparison.compareGradients(
                    seed,
                    WeightFormat.FLOAT32,
                    Tolerance.of(WeightFormat.FLOAT32).gradient());
        });
    }

    private static double tolerance(WeightFormat format) {
        return Tolerance.of(format).graph();
    }
}
