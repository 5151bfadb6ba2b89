/**
 * Random graphs over the closed operation set, and the comparison of two backends on them. Uses the api alone, so that it
 * can serve every backend.
 */
@NullMarked
package io.github.visionfromtext.backend.djl.randomgraph;

import org.jspecify.annotations.NullMarked;
