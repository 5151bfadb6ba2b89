/** Makes the vocabulary of a new language model: byte-level byte-pair encoding, written as a HuggingFace tokenizer.json. */
@NullMarked
package io.github.visionfromtext.core.tokenizer.training;

import org.jspecify.annotations.NullMarked;
