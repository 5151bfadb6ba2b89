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
        Image turned = Image.generate(clean.height(), clean.width(), (x, y, c) -> clean.at(y, bottom - x, c));
        return DegradedImage.spatial(clean, turned);
    }
}
