/** One class that a library of Processing needs and does not bring. */
@NullMarked
package processing.utils;

import org.jspecify.annotations.NullMarked;
