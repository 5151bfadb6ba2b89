/**
 * The seven tasks of LM4LV (arXiv 2405.15734): what is done to a picture before a model is asked to undo it, or, for the
 * spatial tasks, to do it itself.
 *
 * <p>Ranges are the paper's; what it leaves open is stated with each class as a choice of this library. Everything is drawn
 * from a seed by arithmetic of its own, so that a seed means the same picture on every machine and for ever.
 */
@NullMarked
package io.github.visionfromtext.core.restoration.degradation;

import org.jspecify.annotations.NullMarked;
