/** The written rules, what became of the tests of each, and the table of it. */
@NullMarked
package io.github.visionfromtext.tck.specification;

import org.jspecify.annotations.NullMarked;
