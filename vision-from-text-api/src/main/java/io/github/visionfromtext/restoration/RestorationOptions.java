package io.github.visionfromtext.restoration;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.ProgressListener;

/**
 * How to restore. Immutable.
 *
 * @param task what to do, for instance {@code "denoise"}
 * @param decoding how visual tokens are generated
 * @param batch tiles decoded together, 1 or more
 * @param overlap pixels neighbouring tiles share, 0 or more and less than half a tile
 * @param tokens is told of every visual token
 * @param progress is told of every batch of tiles
 * @param cancellation stops between decoder calls
 */
public record RestorationOptions(
        String task,
        Decoding decoding,
        int batch,
        int overlap,
        VisualTokenListener tokens,
        ProgressListener progress,
        CancellationToken cancellation) {
    public RestorationOptions {
        if (batch < 1) {
            throw new InvalidInputException("The batch is " + batch + " tiles, expected 1 or more");
        }
        if (overlap < 0) {
            throw new InvalidInputException("The overlap is " + overlap + " pixels, expected 0 or more");
        }
    }

    /** The given task by fixed-point decoding, 8 tiles at a time, overlapping by 16 pixels. */
    public static RestorationOptions of(String task) {
        return new RestorationOptions(
                task,
                Decoding.FixedPoint.DEFAULT,
                8,
                16,
                VisualTokenListener.NONE,
                ProgressListener.NONE,
                new CancellationToken());
    }

    public RestorationOptions with(Decoding newDecoding) {
        return new RestorationOptions(task, newDecoding, batch, overlap, tokens, progress, cancellation);
    }

    public RestorationOptions withBatch(int tiles) {
        return new RestorationOptions(task, decoding, tiles, overlap, tokens, progress, cancellation);
    }

    public RestorationOptions withOverlap(int pixels) {
        return new RestorationOptions(task, decoding, batch, pixels, tokens, progress, cancellation);
    }

    public RestorationOptions withTokens(VisualTokenListener listener) {
        return new RestorationOptions(task, decoding, batch, overlap, listener, progress, cancellation);
    }

    public RestorationOptions withProgress(ProgressListener listener) {
        return new RestorationOptions(task, decoding, batch, overlap, tokens, listener, cancellation);
    }

    public RestorationOptions with(CancellationToken token) {
        return new RestorationOptions(task, decoding, batch, overlap, tokens, progress, token);
    }
}
