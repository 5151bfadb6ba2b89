/** Who owns native memory: whatever the engine, closing waits for calls under way and then frees from the leaves up. */
@NullMarked
package io.github.visionfromtext.backend.djl.lifecycle;

import org.jspecify.annotations.NullMarked;
