/**
 * The Llama family of decoder-only language models (Llama 2 and 3, SmolLM2, Mistral): configuration, graph, and a runner
 * that generates text.
 */
@NullMarked
package io.github.visionfromtext.core.model.llama;

import org.jspecify.annotations.NullMarked;
