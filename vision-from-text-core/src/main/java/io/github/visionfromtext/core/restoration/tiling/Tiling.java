package io.github.visionfromtext.core.restoration.tiling;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.image.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * How a picture is cut into square tiles and put together again. Immutable and thread-safe.
 *
 * <p>Tiles are spread evenly, so that neighbours overlap by at least {@code overlap} pixels; where they do, their results are
 * cross-faded with weights that add up to 1. A function that returns its tiles unchanged therefore returns the picture, up
 * to rounding (1e-6 for overlaps of up to three quarters). A picture smaller than a tile is continued by mirroring and cut
 * back. The result does not depend on the batch size. Besides the picture and its result, memory holds one batch of tiles.
 *
 * @param tileSize side of a tile in pixels, at least 1
 * @param overlap least overlap of neighbours in pixels, from 0 to {@code tileSize - 1}
 * @param batchSize most tiles handed over at once, at least 1
 */
public record Tiling(int tileSize, int overlap, int batchSize) {

    public Tiling {
        if (tileSize < 1) {
            throw new InvalidInputException("tile size " + tileSize + ": expected at least 1 pixel");
        }
        if (overlap < 0 || overlap >= tileSize) {
            throw new InvalidInputException("overlap of " + overlap + " pixels between tiles of " + tileSize
                    + ": expected 0 to " + (tileSize - 1));
        }
        if (batchSize < 1) {
            throw new InvalidInputException("batch size " + batchSize + ": expected at least 1 tile");
        }
    }

    /** How many tiles a picture of this size is cut into. */
    public long tileCount(int width, int height) {
        return (long) TileAxis.along(width, tileSize, overlap).count()
                * TileAxis.along(height, tileSize, overlap).count();
    }

    /** Processes every tile, without progress or cancellation. */
    public Image process(Image image, Function<List<Image>, List<Image>> function) {
        return process(image, function, ProgressListener.NONE, new CancellationToken());
    }

    /**
     * Processes every tile, in rows from the top left.
     *
     * @param function takes up to {@code batchSize} pictures of {@code tileSize} squared, returns as many of the same size in
     *     the same order
     * @param progress is told the tiles done after each batch
     * @param cancellation is asked before each batch
     * @return a picture of the size of {@code image}
     * @throws InvalidInputException if the function returns another number of tiles or another size
     * @throws CancelledException if cancelled
     */
    public Image process(
            Image image,
            Function<List<Image>, List<Image>> function,
            ProgressListener progress,
            CancellationToken cancellation) {
        TileAxis columns = TileAxis.along(image.width(), tileSize, overlap);
        TileAxis rows = TileAxis.along(image.height(), tileSize, overlap);
        TileCanvas canvas = new TileCanvas(image.width(), image.height());
        int count = Math.multiplyExact(columns.count(), rows.count());
        for (int first = 0; first < count; first += batchSize) {
            cancellation.throwIfCancelled("processing of tiles");
            int end = (int) Math.min(count, (long) first + batchSize);
            List<Image> tiles = new ArrayList<>(end - first);
            for (int tile = first; tile < end; tile++) {
                tiles.add(cut(image, columns.start(tile % columns.count()), rows.start(tile / columns.count())));
            }
            List<Image> results = function.apply(tiles);
            requireAlike(results, tiles.size());
            for (int tile = first; tile < end; tile++) {
                canvas.add(results.get(tile - first), columns, tile % columns.count(), rows, tile / columns.count());
            }
            progress.progress("tiles", end, count, "");
        }
        return canvas.toImage();
    }

    private Image cut(Image image, int left, int top) {
        if (tileSize <= image.width() && tileSize <= image.height()) {
            return image.crop(left, top, tileSize, tileSize);
        }
        return Image.generate(
                tileSize,
                tileSize,
                (x, y, c) -> image.at(mirror(left + x, image.width()), mirror(top + y, image.height()), c));
    }

    /** The position a position beyond the end is a reflection of, without repeating the last: 0 1 2 3 | 2 1 0 1. */
    private static int mirror(int position, int length) {
        int period = Math.max(1, 2 * (length - 1));
        int wrapped = position % period;
        return Math.min(wrapped, period - wrapped);
    }

    private void requireAlike(List<Image> results, int expected) {
        if (results.size() != expected) {
            throw new InvalidInputException(
                    "the function returned " + results.size() + " tiles for " + expected + ": expected as many");
        }
        for (Image result : results) {
            if (result.width() != tileSize || result.height() != tileSize) {
                throw new InvalidInputException("the function returned a tile of " + result.width() + "x"
                        + result.height() + ": expected " + tileSize + "x" + tileSize);
            }
        }
    }
}
