/**
 * ND4J as a compute engine on the CPU: finds its natives, loads modules into native memory, runs their functions as plans of
 * kernels, and keeps account of what native memory belongs to whom.
 */
@NullMarked
package io.github.visionfromtext.backend.nd4j;

import org.jspecify.annotations.NullMarked;
