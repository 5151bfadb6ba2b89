/** Random graphs over the closed operation set, the comparison of two backends on them, and the search for a small failing one. */
@NullMarked
package io.github.visionfromtext.tck.randomgraph;

import org.jspecify.annotations.NullMarked;
