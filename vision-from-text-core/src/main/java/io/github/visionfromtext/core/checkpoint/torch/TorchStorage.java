package io.github.visionfromtext.core.checkpoint.torch;

import io.github.visionfromtext.core.checkpoint.file.PlainEncoding;

/**
 * A run of numbers that tensors are views of.
 *
 * @param key its name in the archive
 * @param encoding type of the numbers, unless a tensor says otherwise
 * @param position first byte in the file
 * @param bytes length; all of it lies in the file
 */
record TorchStorage(String key, PlainEncoding encoding, long position, long bytes) {}
