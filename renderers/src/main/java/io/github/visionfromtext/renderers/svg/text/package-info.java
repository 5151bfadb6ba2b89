/** Text laid out to outlines, so that it is painted like any other shape and looks the same on every machine. */
@NullMarked
package io.github.visionfromtext.renderers.svg.text;

import org.jspecify.annotations.NullMarked;
