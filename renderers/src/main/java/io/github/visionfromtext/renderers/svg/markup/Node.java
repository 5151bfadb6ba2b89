package io.github.visionfromtext.renderers.svg.markup;

/** What an element contains. */
public sealed interface Node permits Element, Characters {}
