/**
 * Models from files: {@link io.github.visionfromtext.core.checkpoint.Checkpoints} opens a HuggingFace folder, a safetensors
 * or GGUF file or a PyTorch archive, by its content, as one {@link io.github.visionfromtext.core.checkpoint.Checkpoint} of
 * named tensors and a {@link io.github.visionfromtext.core.checkpoint.ModelConfig}. Nothing here runs code from a file,
 * believes a length before it has seen the bytes, or goes to the network.
 */
@NullMarked
package io.github.visionfromtext.core.checkpoint;

import org.jspecify.annotations.NullMarked;
