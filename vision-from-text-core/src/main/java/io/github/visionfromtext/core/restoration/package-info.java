/**
 * LM4LV, the system: visual tokens from images, the conversation around them, the graph that joins a frozen language model
 * to the adapter, the visual-token loop, and the restorer that puts them together.
 */
@NullMarked
package io.github.visionfromtext.core.restoration;

import org.jspecify.annotations.NullMarked;
