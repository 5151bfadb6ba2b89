/** The {@code vft} command line, and one short, runnable class for each use of the library. */
@NullMarked
package io.github.visionfromtext.examples;

import org.jspecify.annotations.NullMarked;
