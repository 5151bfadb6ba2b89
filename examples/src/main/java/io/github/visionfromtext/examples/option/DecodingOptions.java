package io.github.visionfromtext.examples.option;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.restoration.Decoding;
import io.github.visionfromtext.restoration.RestorationOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --decoding}, {@code --passes}, {@code --tolerance}, {@code --batch} and {@code --overlap}: how to restore. */
public final class DecodingOptions {
    /** How visual tokens are generated. */
    enum Strategy {
        SEQUENTIAL,
        PARALLEL
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--decoding",
            paramLabel = "HOW",
            defaultValue = "parallel",
            description = "parallel: all visual tokens at once, refined in passes. sequential: one after the other, the"
                    + " definition of the result (default: ${DEFAULT-VALUE}).")
    private Strategy strategy;

    @Option(names = "--passes", paramLabel = "N", description = "parallel: most passes (default: 4).")
    private @Nullable Integer passes;

    @Option(
            names = "--tolerance",
            paramLabel = "T",
            description = "parallel: a token that moves by less than this share of its length has settled"
                    + " (default: 0.1).")
    private @Nullable Double tolerance;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "8",
            description = "Tiles restored together (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Option(
            names = "--overlap",
            paramLabel = "N",
            defaultValue = "16",
            description = "Pixels that neighbouring tiles share (default: ${DEFAULT-VALUE}).")
    private int overlap;

    /** How to restore; nobody listens. */
    public RestorationOptions forTask(String task, CancellationToken cancellation) {
        return RestorationOptions.of(task)
                .with(decoding())
                .withBatch(batch)
                .withOverlap(overlap)
                .with(cancellation);
    }

    private Decoding decoding() {
        if (strategy == Strategy.PARALLEL) {
            Decoding.FixedPoint usual = Decoding.FixedPoint.DEFAULT;
            return new Decoding.FixedPoint(
                    tolerance == null ? usual.tolerance() : tolerance, passes == null ? usual.maxPasses() : passes);
        }
        if (passes != null || tolerance != null) {
            throw new ParameterException(
                    command.commandLine(), "--passes and --tolerance belong to --decoding parallel");
        }
        return new Decoding.Sequential();
    }
}
