package io.github.visionfromtext.core.checkpoint.gguf;

import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightTensor;
import java.util.Objects;

/**
 * A query or key projection in HuggingFace's row order.
 *
 * <p>Two rows of a head turn together under the rotary embedding. HuggingFace keeps the first rows of all d/2 pairs, then
 * the second; llama.cpp keeps the rows of a pair side by side. So row {@code s d/2 + p} of a head here is row
 * {@code 2 p + s} in the file.
 */
final class RotaryRows implements WeightTensor {
    private final WeightTensor stored;
    private final String name;
    private final int headRows;
    private final int columns;

    /**
     * @param stored {@code [rows, columns]}, or {@code [rows]} for a bias
     * @param headRows rows of a head; even, divides the rows
     */
    RotaryRows(WeightTensor stored, String name, int headRows) {
        this.stored = stored;
        this.name = name;
        this.headRows = headRows;
        long[] shape = stored.shape();
        this.columns = shape.length == 1 ? 1 : Math.toIntExact(shape[1]);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long[] shape() {
        return stored.shape();
    }

    @Override
    public String storage() {
        return stored.storage();
    }

    @Override
    public void read(long offset, float[] destination, int from, int count) {
        Objects.checkFromIndexSize(offset, count, Tensor.elementCount(stored.shape()));
        Objects.checkFromIndexSize(from, count, destination.length);
        long headElements = (long) headRows * columns;
        float[] head = new float[count < headElements ? 0 : Math.toIntExact(headElements)];
        int done = 0;
        while (done < count) {
            long at = offset + done;
            if (at % headElements == 0 && count - done >= headElements) {
                stored.read(at, head, 0, head.length);
                copyHead(head, destination, from + done);
                done += head.length;
            } else {
                done += readPartOfRow(at, destination, from + done, count - done);
            }
        }
    }

    private void copyHead(float[] head, float[] destination, int from) {
        for (int row = 0; row < headRows; row++) {
            System.arraycopy(head, storedRow(row) * columns, destination, from + row * columns, columns);
        }
    }

    private int readPartOfRow(long at, float[] destination, int from, int limit) {
        long row = at / columns;
        int column = (int) (at % columns);
        int length = Math.min(limit, columns - column);
        long source = row / headRows * headRows + storedRow((int) (row % headRows));
        stored.read(source * columns + column, destination, from, length);
        return length;
    }

    /** Where in a head of the file a row of a head is. */
    private int storedRow(int row) {
        int pairs = headRows / 2;
        return 2 * (row % pairs) + row / pairs;
    }
}
