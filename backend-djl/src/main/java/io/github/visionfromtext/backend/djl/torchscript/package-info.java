/**
 * Translates a {@link io.github.visionfromtext.graph.GraphModule} to TorchScript: source text, and the archive that
 * libtorch loads as if Python had saved it. Knows nothing of a loaded engine, so everything here runs without natives.
 */
@NullMarked
package io.github.visionfromtext.backend.djl.torchscript;

import org.jspecify.annotations.NullMarked;
