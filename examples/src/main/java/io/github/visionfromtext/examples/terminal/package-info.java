/** What a command has to do with the person at the terminal: where it prints, progress bars, Ctrl-C, errors, exit codes. */
@NullMarked
package io.github.visionfromtext.examples.terminal;

import org.jspecify.annotations.NullMarked;
