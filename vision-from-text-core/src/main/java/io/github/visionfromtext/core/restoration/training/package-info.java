/**
 * Training the adapter of LM4LV: pairs of degraded and clean visual tokens, statistics of features, the closed-form linear
 * control, and the recipe that joins them to the trainer.
 */
@NullMarked
package io.github.visionfromtext.core.restoration.training;

import org.jspecify.annotations.NullMarked;
