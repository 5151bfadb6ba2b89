/** Options that several commands share, and the types their values have. */
@NullMarked
package io.github.visionfromtext.examples.option;

import org.jspecify.annotations.NullMarked;
