package io.github.visionfromtext.renderers.svg.filter;

import io.github.visionfromtext.renderers.svg.markup.Element;

/** Who pays for the work on pixels; stops the drawing when there is nothing left. */
@FunctionalInterface
public interface PixelCost {
    void spend(long pixels, Element element);
}
