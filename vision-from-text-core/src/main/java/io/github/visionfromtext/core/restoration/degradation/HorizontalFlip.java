package io.github.visionfromtext.core.restoration.degradation;

import io.github.visionfromtext.image.Image;

/** Flip: left and right exchanged (our choice: the paper states no axis). A spatial task. */
public record HorizontalFlip() implements Degradation {
    @Override
    public String name() {
        return "flip";
    }

    @Override
    public String strengthUnit() {
        return "flips";
    }

    @Override
    public DegradedImage apply(Image clean, long seed) {
        int right = clean.width() - 1;
        Image flipped = Image.generate(clean.width(), clean.height(), (x, y, c) -> clean.at(right - x, y, c));
        return DegradedImage.spatial(clean, flipped);
    }
}
