/** CSS as drawings use it: style sheets, selectors, the cascade, inheritance, colours and lengths. */
@NullMarked
package io.github.visionfromtext.renderers.svg.style;

import org.jspecify.annotations.NullMarked;
