/** The commands of {@code vft}, a class each. They parse, call the library and print; what they do is in the library. */
@NullMarked
package io.github.visionfromtext.examples.command;

import org.jspecify.annotations.NullMarked;
