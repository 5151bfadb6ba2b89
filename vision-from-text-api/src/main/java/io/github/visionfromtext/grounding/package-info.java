/**
 * PixelLLM (arXiv 2312.09237): every generated word carries its place in the picture, and a place can be the question.
 *
 * <p>Places are in pixels of the picture that was asked about, origin top-left, whatever size the model works at.
 *
 * <p>This room is new; its types may still change before 1.0.
 */
@NullMarked
package io.github.visionfromtext.grounding;

import org.jspecify.annotations.NullMarked;
