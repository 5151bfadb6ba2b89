package io.github.visionfromtext.core.checkpoint.gguf;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * An array among the metadata. Immutable. Numbers stay as compact as they are in the file and become objects when they are
 * asked for.
 */
public final class GgufArray extends AbstractList<Object> implements RandomAccess {
    private final GgufType elementType;
    private final byte[] numbers;
    private final List<Object> objects;

    private GgufArray(GgufType elementType, byte[] numbers, List<Object> objects) {
        this.elementType = elementType;
        this.numbers = numbers;
        this.objects = objects;
    }

    /** Numbers or flags, as they lie in the file. */
    static GgufArray ofNumbers(GgufType elementType, byte[] numbers) {
        return new GgufArray(elementType, numbers, List.of());
    }

    /** Strings or arrays. */
    static GgufArray ofObjects(GgufType elementType, List<Object> objects) {
        return new GgufArray(elementType, new byte[0], objects);
    }

    public GgufType elementType() {
        return elementType;
    }

    @Override
    public Object get(int index) {
        return elementType.isComposite()
                ? objects.get(index)
                : elementType.valueAt(numbers, Math.multiplyExact(index, elementType.bytes));
    }

    @Override
    public int size() {
        return elementType.isComposite() ? objects.size() : numbers.length / elementType.bytes;
    }
}
