/** The program in a language model's reply, wherever the model put it. */
@NullMarked
package io.github.visionfromtext.core.checkup.reply;

import org.jspecify.annotations.NullMarked;
