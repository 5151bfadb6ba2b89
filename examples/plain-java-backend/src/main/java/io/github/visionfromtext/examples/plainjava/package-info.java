/**
 * A backend as somebody else would write one, in plain Java with numbers in FLOAT32: the worked example of
 * {@code docs/write-a-backend.md}. Begin at {@link PlainJavaProvider}. Every operation is either a move of elements
 * ({@code Moves}) or arithmetic on rows that lie in memory one after the other ({@code Elements}, {@code Rows},
 * {@code Products}, {@code Attentions}).
 */
@NullMarked
package io.github.visionfromtext.examples.plainjava;

import org.jspecify.annotations.NullMarked;
