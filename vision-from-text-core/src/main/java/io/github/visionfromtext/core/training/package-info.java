/**
 * Training: one {@link io.github.visionfromtext.core.training.Trainer} for every model. It knows optimisation, saving and
 * exact resumption; what is trained, on what data and towards which loss is the business of the recipes next door.
 */
@NullMarked
package io.github.visionfromtext.core.training;

import org.jspecify.annotations.NullMarked;
