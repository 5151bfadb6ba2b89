/**
 * CLOSE (arXiv 2211.09778): one space for texts and pictures. What is learned from the texts in it holds, after a small
 * correction, for the pictures.
 *
 * <p>This room is new; its types may still change before 1.0.
 */
@NullMarked
package io.github.visionfromtext.embedding;

import org.jspecify.annotations.NullMarked;
