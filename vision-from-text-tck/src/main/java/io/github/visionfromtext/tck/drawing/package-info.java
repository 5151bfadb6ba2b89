/** The contract of a drawing language: what every renderer promises, as tests that one class inherits. */
@NullMarked
package io.github.visionfromtext.tck.drawing;

import org.jspecify.annotations.NullMarked;
