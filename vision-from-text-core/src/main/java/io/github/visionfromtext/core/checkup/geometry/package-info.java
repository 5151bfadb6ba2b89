/**
 * Checks of drawings against the sentences of the shape grammar, by geometry: how many figures there are, what form and colour
 * they have and how they stand to each other. They say what contrastive spaces cannot: those hardly count and mix up left and
 * right. The paper has no such checks.
 *
 * <p>Three rooms: {@link io.github.visionfromtext.core.checkup.geometry.sentence} reads the sentence, {@link
 * io.github.visionfromtext.core.checkup.geometry.figure} sees the drawing, and this one compares the two, fact by fact. A
 * drawing is seen through a trace of what its program draws, where a renderer gives one, else through its pixels. What
 * neither shows beyond doubt stays undecided and is counted apart.
 */
@NullMarked
package io.github.visionfromtext.core.checkup.geometry;

import org.jspecify.annotations.NullMarked;
