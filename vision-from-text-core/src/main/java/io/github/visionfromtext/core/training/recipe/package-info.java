/**
 * How the embedded small models are made, each by one call: the masked autoencoder on photographs, the language model on
 * text. They write folders in HuggingFace's layout.
 */
@NullMarked
package io.github.visionfromtext.core.training.recipe;

import org.jspecify.annotations.NullMarked;
