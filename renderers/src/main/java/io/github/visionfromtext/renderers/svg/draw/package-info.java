/** Has JSVG paint what the normaliser wrote, under a time limit. */
@NullMarked
package io.github.visionfromtext.renderers.svg.draw;

import org.jspecify.annotations.NullMarked;
