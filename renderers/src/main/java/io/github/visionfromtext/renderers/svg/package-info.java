/**
 * SVG, drawn in this process: read leniently, styled, painted with Java2D under a budget. It needs no sandbox, since SVG is no
 * programming language and what could act or reach out in it is never run.
 */
@NullMarked
package io.github.visionfromtext.renderers.svg;

import org.jspecify.annotations.NullMarked;
