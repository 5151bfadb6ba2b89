package io.github.visionfromtext.renderers.svg.text;

import io.github.visionfromtext.renderers.svg.style.Style;
import java.awt.Shape;

/** Outlines of characters that share a style, in the user space of the text. */
public record TextRun(Shape outline, Style style) {}
