/** The contracts that implementations outside this library must pass: JUnit classes to extend in a test. */
@NullMarked
package io.github.visionfromtext.tck;

import org.jspecify.annotations.NullMarked;
