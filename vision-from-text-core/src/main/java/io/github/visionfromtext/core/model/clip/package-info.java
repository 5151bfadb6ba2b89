/**
 * CLIP of Radford et al. (2021): configuration and graph of its text and vision towers, with HuggingFace's weight names. What
 * surrounds them, from words and pictures to vectors, is in {@link io.github.visionfromtext.core.contrastive}.
 */
@NullMarked
package io.github.visionfromtext.core.model.clip;

import org.jspecify.annotations.NullMarked;
