/** {@code vft train}: a thin line over the training recipes of the library, a class for each. */
@NullMarked
package io.github.visionfromtext.examples.command.train;

import org.jspecify.annotations.NullMarked;
