package io.github.visionfromtext.core.checkpoint.file;

/** How a format stores tensor elements: in blocks of so many elements that take so many bytes. Stateless. */
public interface Encoding {
    /** The format's own word for it: {@code "BF16"}, {@code "Q4_K"}. */
    String label();

    /** Elements of a block; 1 for everything that is not quantised. */
    int blockElements();

    /** Bytes of a block. */
    int blockBytes();

    /**
     * Decodes whole blocks to FLOAT32.
     *
     * @param source bytes of the blocks, little-endian
     * @param at first byte in {@code source}
     * @param blocks number of blocks
     * @param destination receives {@code blocks * blockElements()} floats
     * @param from first index in {@code destination}
     */
    void decode(byte[] source, int at, int blocks, float[] destination, int from);
}
