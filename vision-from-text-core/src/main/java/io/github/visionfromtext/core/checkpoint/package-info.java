/**
 * Checkpoints from anywhere: weights, configuration and where they lie, behind one door whatever the format.
 */
@NullMarked
package io.github.visionfromtext.core.checkpoint;

import org.jspecify.annotations.NullMarked;
