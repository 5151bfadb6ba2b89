/**
 * PyTorch archives ({@code torch.save}): a zip of a pickle and of the bytes of its storages. A pickle is a program; this
 * reader runs only the part of the language that builds tensors and plain containers, and refuses the rest by name.
 */
@NullMarked
package io.github.visionfromtext.core.checkpoint.torch;

import org.jspecify.annotations.NullMarked;
