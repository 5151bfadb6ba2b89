/**
 * The service-provider interface of compute engines: how a {@code GraphModule} is loaded, run and trained.
 *
 * <p>Immutable model, mutable session: a loaded module and its weights are thread-safe and shared; a session owns what
 * changes and belongs to one thread at a time.
 */
@NullMarked
package io.github.visionfromtext.backend;

import org.jspecify.annotations.NullMarked;
