package io.github.visionfromtext.tck.rules;

import static io.github.visionfromtext.tck.rules.Graphs.random;
import static io.github.visionfromtext.tck.rules.Graphs.spread;

import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.tck.specification.Rule;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What weight formats do to numbers, and what they leave alone. */
public abstract class FormatRules extends BackendRules {
    private static final Dim ROWS = Dim.symbol("rows");

    /** Called by the suite. */
    protected FormatRules() {}

    /** A graph and numbers for it; what it gives in double precision is what a format must come near to. */
    private final class Case {
        private final String name;
        private final WeightFormat format;
        private final Tensor actual;
        private final Tensor expected;

        /** Runs the graph; skips the test if the backend lacks the format. */
        Case(
                String name,
                WeightFormat format,
                Graphs.Body body,
                Map<String, Tensor> weights,
                Map<String, Tensor> inputs) {
            subject().need(format);
            this.name = name + " in " + format;
            this.format = format;
            GraphModule module = Graphs.module(name, body);
            this.actual = Graphs.evaluate(subject().backend(), format, module, weights, inputs);
            this.expected = Graphs.evaluate(subject().reference(), WeightFormat.FLOAT64, module, weights, inputs);
        }

        /** Errors of a matrix product grow with the root of its width; lengths of errors compare them fairly. */
        void keepsTheModelTolerance() {
            Closeness.assertDistance(
                    name, actual, expected, Tolerance.of(format).model());
        }

        void keepsTheElementTolerance() {
            isWithin(Tolerance.of(format).element());
        }

        void isWithin(double tolerance) {
            Closeness.assertElements(name, actual, expected, tolerance);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Rule("F1")
    void linearLayersKeepTheirTolerance(WeightFormat format) {
        int[][] sizes = {{1, 7, 5}, {16, 33, 3}, {17, 33, 3}, {40, 64, 1}, {3, 1, 1}, {1, 130, 257}, {9, 1031, 4}};
        for (int[] size : sizes) {
            new Case(
                            "a layer of %d rows, %d to %d".formatted(size[0], size[1], size[2]),
                            format,
                            (b, f) -> f.input("x", ROWS, size[1])
                                    .linear(b.weight("w", size[2], size[1]), b.weight("c", size[2])),
                            Map.of("w", random(2, size[2], size[1]), "c", random(3, size[2])),
                            Map.of("x", random(1, size[0], size[1])))
                    .keepsTheModelTolerance();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Rule("F2")
    void weightsThatMeetNoMatrixStayExact(WeightFormat format) {
        new Case(
                        "a sum",
                        format,
                        (b, f) -> f.input("x", 2).plus(b.weight("positions", 2)),
                        Map.of("positions", Graphs.floats(1 / 3f, -1 / 3f)),
                        Map.of("x", Graphs.floats(0, 0)))
                .isWithin(0);
    }

    @ParameterizedTest
    @EnumSource
    @Rule("F3")
    void whatComesFromArgumentsAloneKeepsTheToleranceOfFloat32(WeightFormat format) {
        new Case(
                        "a product of arguments",
                        format,
                        (b, f) -> f.input("x", 5, 7).matMul(f.input("y", 7, 3)).softmax(1),
                        Map.of(),
                        Map.of("x", random(1, 5, 7), "y", random(2, 7, 3)))
                .isWithin(Tolerance.of(WeightFormat.FLOAT32).element());
    }

    @ParameterizedTest
    @EnumSource
    @Rule("F4")
    void aRowOfZerosGivesZero(WeightFormat format) {
        new Case(
                        "zeros",
                        format,
                        (b, f) -> f.input("x", 1, 2).linear(b.weight("w", 2, 2), null),
                        Map.of("w", Tensor.floats(new float[] {0, 0, 1, 1}, 2, 2)),
                        Map.of("x", Tensor.floats(new float[] {1, 1}, 1, 2)))
                .keepsTheElementTolerance();
    }

    @ParameterizedTest
    @EnumSource
    @Rule("F5")
    void aTableServesAsMatrixAndAsNumbers(WeightFormat format) {
        new Case(
                        "a table",
                        format,
                        (b, f) -> f.intInput("i", 2)
                                .embed(b.weight("t", 5, 3))
                                .linear(b.weight("t", 5, 3), null)
                                .plus(f.value(b.weight("t", 5, 3)).sumOfAll()),
                        Map.of("t", random(4, 5, 3)),
                        Map.of("i", Graphs.ints(0, 4)))
                .keepsTheElementTolerance();
    }

    @ParameterizedTest
    @EnumSource
    @Rule("F6")
    void extremeWeightsStayInTheRangeOfTheFormat(WeightFormat format) {
        double size = format == WeightFormat.FLOAT16 ? 1e3 : 1e18;
        new Case(
                        "a product of large and small numbers",
                        format,
                        (b, f) -> f.input("x", ROWS, 33).linear(b.weight("w", 3, 33), null),
                        Map.of("w", spread(2, size, 3, 33)),
                        Map.of("x", spread(1, 1 / size, 2, 33)))
                .keepsTheModelTolerance();
    }

    @ParameterizedTest
    @EnumSource
    @Rule("F7")
    void cachesInPiecesKeepTheirTolerance(WeightFormat format) {
        subject().need(format);
        try (LoadedModule module =
                        subject().backend().load(CachedModel.MODULE, Graphs.source(CachedModel.WEIGHTS), format);
                Session session = CachedModel.open(module);
                LoadedModule exact = CachedModel.load(subject().reference());
                Session whole = CachedModel.open(exact)) {
            Tensor expected = whole.run("padded", CachedModel.padded(1, 0, CachedModel.TIME), "second");
            // From position 4 on every row has begun.
            session.run("padded", CachedModel.padded(1, 0, 4));
            for (int[] piece : new int[][] {{4, 7}, {7, 8}, {8, 9}, {5, 9}}) {
                Closeness.assertDistance(
                        "the cache at " + piece[0] + " in " + format,
                        session.run("padded", CachedModel.padded(1, piece[0], piece[1]), "second"),
                        CachedModel.positions(expected, piece[0], piece[1]),
                        Tolerance.of(format).model());
            }
        }
    }

    /** A kernel for narrow numbers may want addresses it likes; a slice is at none of them. */
    @ParameterizedTest
    @EnumSource
    @Rule("F8")
    void aPartOfAnotherResultMeetsAMatrix(WeightFormat format) {
        new Case(
                        "a product of a slice",
                        format,
                        (b, f) -> f.input("x", 1, 17)
                                .matMul(b.weight("m", 17, 17))
                                .slice(1, 1, 17)
                                .linear(b.weight("w", 4, 16), null),
                        Map.of("w", random(2, 4, 16), "m", random(3, 17, 17)),
                        Map.of("x", random(1, 1, 17)))
                .keepsTheModelTolerance();
    }
}
