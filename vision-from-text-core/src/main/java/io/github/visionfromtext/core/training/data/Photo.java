package io.github.visionfromtext.core.training.data;

import io.github.visionfromtext.image.Image;

/**
 * A picture of 8 bits a channel: a quarter of the memory of an {@link Image}.
 *
 * @param width in pixels
 * @param height in pixels
 * @param rgb {@code [height, width, 3]}
 */
@SuppressWarnings("ArrayRecordComponent")
record Photo(int width, int height, byte[] rgb) {
    static Photo of(Image image) {
        return new Photo(image.width(), image.height(), image.to8Bit());
    }

    int shorterSide() {
        return Math.min(width, height);
    }

    Image crop(int x, int y, int cropWidth, int cropHeight) {
        byte[] part = new byte[Image.CHANNELS * cropWidth * cropHeight];
        int rowBytes = Image.CHANNELS * cropWidth;
        for (int row = 0; row < cropHeight; row++) {
            System.arraycopy(rgb, Image.CHANNELS * ((y + row) * width + x), part, row * rowBytes, rowBytes);
        }
        return Image.of8Bit(cropWidth, cropHeight, part);
    }
}
