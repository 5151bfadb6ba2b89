/** Runs a model that takes pictures of one fixed size on pictures of any size: overlapping tiles, blended smoothly. */
@NullMarked
package io.github.visionfromtext.core.restoration.tiling;

import org.jspecify.annotations.NullMarked;
