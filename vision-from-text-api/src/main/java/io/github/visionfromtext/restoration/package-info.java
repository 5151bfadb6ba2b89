/**
 * LM4LV (arXiv 2405.15734): a frozen language model restores photographs, visual token by visual token.
 */
@NullMarked
package io.github.visionfromtext.restoration;

import org.jspecify.annotations.NullMarked;
