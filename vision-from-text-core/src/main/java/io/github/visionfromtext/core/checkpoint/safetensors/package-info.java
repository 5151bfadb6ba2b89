/** safetensors: 8 bytes of length, a JSON header, the elements of all tensors without gaps. */
@NullMarked
package io.github.visionfromtext.core.checkpoint.safetensors;

import org.jspecify.annotations.NullMarked;
