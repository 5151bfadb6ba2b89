/**
 * Processes that work for this one: messages in and out over their standard streams, a deadline for each, an end by force,
 * and a pool of them that bounds how much runs at once.
 */
@NullMarked
package io.github.visionfromtext.renderers.worker;

import org.jspecify.annotations.NullMarked;
