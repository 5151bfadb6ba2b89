/**
 * What every checkpoint format shares: the bytes of a file read by position, the encodings of tensor elements, a tensor that
 * lies in a file, JSON with limits, and a file that is replaced as a whole.
 *
 * <p>Files are read by position and not mapped into memory. On Java 17 a mapping cannot be given back when a checkpoint is
 * closed, only when the garbage collector finds it, and a mapped file that somebody else cuts short takes the virtual machine
 * down. Reading by position has neither fault, knows no limit of 2 GiB, and costs one copy out of the same page cache;
 * weights are widened or dequantised on their way to a backend, so they are copied in any case.
 */
@NullMarked
package io.github.visionfromtext.core.checkpoint.file;

import org.jspecify.annotations.NullMarked;
