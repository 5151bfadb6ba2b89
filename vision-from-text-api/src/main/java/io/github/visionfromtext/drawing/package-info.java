/**
 * A Vision Check-up for Language Models (arXiv 2401.01862): programs that draw, and the pictures they draw.
 *
 * <p>Renderers plug in by {@link io.github.visionfromtext.drawing.CodeRendererProvider}. A program is never trusted and never
 * the cause of an exception: whatever it does, a {@link io.github.visionfromtext.drawing.Rendering} says what happened.
 *
 * <p>This room is new; its types may still change before 1.0.
 */
@NullMarked
package io.github.visionfromtext.drawing;

import org.jspecify.annotations.NullMarked;
