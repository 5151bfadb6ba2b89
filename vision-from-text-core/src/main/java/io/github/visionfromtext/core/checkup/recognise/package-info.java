/** Second test of the check-up: a language model names what a program draws, from the program's text alone. */
@NullMarked
package io.github.visionfromtext.core.checkup.recognise;

import org.jspecify.annotations.NullMarked;
