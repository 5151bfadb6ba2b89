/** Third test of the check-up: a language model improves its own drawing by text alone. */
@NullMarked
package io.github.visionfromtext.core.checkup.correct;

import org.jspecify.annotations.NullMarked;
