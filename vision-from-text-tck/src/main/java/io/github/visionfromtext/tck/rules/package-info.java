/** The tests of the rules, a class for each chapter of the specification, and the cases they run. */
@NullMarked
package io.github.visionfromtext.tck.rules;

import org.jspecify.annotations.NullMarked;
