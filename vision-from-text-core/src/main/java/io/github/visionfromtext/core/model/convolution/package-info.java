/**
 * Convolutions and poolings of pictures. The graph has no such operation: their windows are gathered by indices and then
 * multiplied, averaged or compared.
 */
@NullMarked
package io.github.visionfromtext.core.model.convolution;

import org.jspecify.annotations.NullMarked;
