/** Programs in conversations: as a model is shown them, and in its reply, wherever the model put them. */
@NullMarked
package io.github.visionfromtext.core.checkup.reply;

import org.jspecify.annotations.NullMarked;
