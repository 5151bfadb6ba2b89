/** The commands that turn drawing programs into pictures. */
@NullMarked
package io.github.visionfromtext.examples.command.render;

import org.jspecify.annotations.NullMarked;
