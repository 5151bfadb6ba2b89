/**
 * PyTorch as a compute engine, through DJL's native bindings: finds the natives, loads the TorchScript that
 * {@link io.github.visionfromtext.backend.djl.torchscript} writes, and keeps account of what native memory belongs to whom.
 */
@NullMarked
package io.github.visionfromtext.backend.djl.pytorch;

import org.jspecify.annotations.NullMarked;
