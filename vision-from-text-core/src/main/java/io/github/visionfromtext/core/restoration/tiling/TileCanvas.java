package io.github.visionfromtext.core.restoration.tiling;

import io.github.visionfromtext.image.Image;

/** The picture that weighted tiles add up to. */
final class TileCanvas {
    private final int width;
    private final int height;
    private final float[] planar;

    TileCanvas(int width, int height) {
        this.width = width;
        this.height = height;
        this.planar = new float[Image.CHANNELS * width * height];
    }

    void add(Image tile, TileAxis columns, int column, TileAxis rows, int row) {
        int left = columns.start(column);
        int top = rows.start(row);
        int visibleWidth = Math.min(tile.width(), width - left);
        int visibleHeight = Math.min(tile.height(), height - top);
        for (int channel = 0; channel < Image.CHANNELS; channel++) {
            for (int y = 0; y < visibleHeight; y++) {
                int line = (channel * height + top + y) * width + left;
                float rowWeight = rows.weight(row, y);
                for (int x = 0; x < visibleWidth; x++) {
                    planar[line + x] += rowWeight * columns.weight(column, x) * tile.at(x, y, channel);
                }
            }
        }
    }

    Image toImage() {
        return Image.ofPlanar(width, height, planar);
    }
}
