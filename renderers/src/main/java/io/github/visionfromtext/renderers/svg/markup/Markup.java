package io.github.visionfromtext.renderers.svg.markup;

/**
 * A program as it was read.
 *
 * @param root its {@code <svg>}
 * @param truncated whether the text broke off before the root was closed
 */
public record Markup(Element root, boolean truncated) {}
