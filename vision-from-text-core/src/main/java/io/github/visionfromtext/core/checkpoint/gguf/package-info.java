/**
 * GGUF, the format of llama.cpp: one file with metadata, vocabulary and tensors, often quantised. A Llama stored in it can be
 * read under the names, in the row order and with the configuration of its HuggingFace original.
 */
@NullMarked
package io.github.visionfromtext.core.checkpoint.gguf;

import org.jspecify.annotations.NullMarked;
