/** {@code vft checkup}: the vision check-up of language models. */
@NullMarked
package io.github.visionfromtext.examples.command.checkup;

import org.jspecify.annotations.NullMarked;
