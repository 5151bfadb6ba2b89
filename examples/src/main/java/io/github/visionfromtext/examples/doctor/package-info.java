/** Looks at this machine: what of the library runs here, what does not, why, and what to do about it. */
@NullMarked
package io.github.visionfromtext.examples.doctor;

import org.jspecify.annotations.NullMarked;
