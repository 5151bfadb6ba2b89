/**
 * Makes a small contrastive space of captioned cut-outs, scenes composed of them, drawn shapes and a sentence encoder's
 * embeddings, and measures how well pictures and captions find each other in any space.
 */
@NullMarked
package io.github.visionfromtext.core.contrastive.training;

import org.jspecify.annotations.NullMarked;
