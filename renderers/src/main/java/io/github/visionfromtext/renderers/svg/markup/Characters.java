package io.github.visionfromtext.renderers.svg.markup;

/** Text between tags, references resolved. */
public record Characters(String text) implements Node {}
