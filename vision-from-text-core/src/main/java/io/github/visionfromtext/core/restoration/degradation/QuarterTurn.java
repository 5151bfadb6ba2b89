package io.github.visionfromtext.core.restoration.degradation;

import io.github.visionfromtext.image.Image;

/** Rotate: the picture turned clockwise by 90 degrees (our choice: the paper states no angle). A spatial task. */
public record QuarterTurn() implements Degradation {
    @Override
    public String name() {
        return "rotate";
    }

    @Override
    public String strengthUnit() {
        return "quarter turns clockwise";
    }

    @Override
    public DegradedImage apply(Image clean, long seed) {
        int bottom = clean.height() - 1;
        int newWidth = clean.height();
        int newHeight = clean.width();
        Image turned = Image.generate(newWidth, newHeight, (x, y, c) -> clean.at(y, bottom - x, c));
        return DegradedImage.spatial(clean, turned);
    }
}
