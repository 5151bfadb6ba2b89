/** First test of the check-up: a language model writes programs that draw a concept, and they are rendered. */
@NullMarked
package io.github.visionfromtext.core.checkup.draw;

import org.jspecify.annotations.NullMarked;
