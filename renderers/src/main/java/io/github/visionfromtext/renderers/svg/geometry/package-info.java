/** Numbers, paths, transforms and view boxes: the geometry that SVG writes into attributes. */
@NullMarked
package io.github.visionfromtext.renderers.svg.geometry;

import org.jspecify.annotations.NullMarked;
