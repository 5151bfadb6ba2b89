package io.github.visionfromtext.core.checkpoint.file;

import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightTensor;
import java.util.Objects;

/** A tensor whose elements lie row-major and without gaps in a file. Thread-safe; holds no elements itself. */
public final class StoredTensor implements WeightTensor {
    private static final int CHUNK_BYTES = 1 << 16;

    private final String name;
    private final FileBytes file;
    private final long position;
    private final Encoding encoding;
    private final long[] shape;

    /**
     * @param position first byte in the file
     * @param shape axis lengths, outermost first; their product is a multiple of the encoding's block, and all bytes lie in
     *     the file (checked by the format's reader)
     */
    public StoredTensor(String name, FileBytes file, long position, Encoding encoding, long... shape) {
        this.name = name;
        this.file = file;
        this.position = position;
        this.encoding = encoding;
        this.shape = shape.clone();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    @Override
    public String storage() {
        return encoding.label();
    }

    @Override
    public void read(long offset, float[] destination, int from, int count) {
        Objects.checkFromIndexSize(offset, count, Tensor.elementCount(shape));
        Objects.checkFromIndexSize(from, count, destination.length);
        int blockElements = encoding.blockElements();
        int chunkBlocks = CHUNK_BYTES / encoding.blockBytes();
        long neededBlocks = (count + 2L * blockElements - 2) / blockElements;
        byte[] chunk = new byte[(int) Math.min(chunkBlocks, neededBlocks) * encoding.blockBytes()];
        int done = 0;
        while (done < count) {
            int skip = (int) ((offset + done) % blockElements);
            int left = count - done;
            // A block that is wanted only in part goes through an array of its own.
            boolean partial = skip > 0 || left < blockElements;
            int blocks = partial ? 1 : Math.min(chunkBlocks, left / blockElements);
            long block = (offset + done) / blockElements;
            file.read(position + block * encoding.blockBytes(), chunk, 0, blocks * encoding.blockBytes());
            if (partial) {
                float[] whole = new float[blockElements];
                encoding.decode(chunk, 0, 1, whole, 0);
                int wanted = Math.min(blockElements - skip, left);
                System.arraycopy(whole, skip, destination, from + done, wanted);
                done += wanted;
            } else {
                encoding.decode(chunk, 0, blocks, destination, from + done);
                done += blocks * blockElements;
            }
        }
    }

    @Override
    public String toString() {
        return name + " " + encoding.label() + java.util.Arrays.toString(shape);
    }
}
