/**
 * Text to token ids and back: a HuggingFace {@code tokenizer.json} or the vocabulary of a GGUF file, both run by the
 * HuggingFace tokenizers library, so that the two give the same ids for the same model. Never the network: what is not in a
 * file the caller named is an error.
 */
@NullMarked
package io.github.visionfromtext.core.tokenizer;

import org.jspecify.annotations.NullMarked;
