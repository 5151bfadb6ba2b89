package io.github.visionfromtext.core.checkup.geometry;

/**
 * What became of a fact.
 *
 * @param kind what it is about
 * @param fact what is to be true, in words
 * @param verdict whether it is
 * @param measured what was seen, or why nothing can be said
 */
public record Finding(FactKind kind, String fact, Verdict verdict, String measured) {}
