/**
 * Drawing languages and the cages they run in. Closed formats, SVG, are drawn in this process; whatever is a programming
 * language runs in a sandboxed worker that can be killed. Renderers are found by
 * {@link io.github.visionfromtext.drawing.CodeRenderers}; nobody needs a type of this module to use them.
 */
@NullMarked
package io.github.visionfromtext.renderers;

import org.jspecify.annotations.NullMarked;
