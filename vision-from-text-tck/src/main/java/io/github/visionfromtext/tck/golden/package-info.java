/** What other software computed: torch for single operations and gradients, HuggingFace transformers for models. */
@NullMarked
package io.github.visionfromtext.tck.golden;

import org.jspecify.annotations.NullMarked;
