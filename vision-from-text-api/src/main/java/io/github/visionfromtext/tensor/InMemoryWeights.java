package io.github.visionfromtext.tensor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@link WeightSource} over tensors in memory. */
final class InMemoryWeights implements WeightSource {
    private final String description;
    private final Map<String, Tensor> tensors;

    InMemoryWeights(String description, Map<String, Tensor> tensors) {
        this.description = description;
        this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    @Override
    public Set<String> names() {
        return tensors.keySet();
    }

    @Override
    public @Nullable WeightTensor find(String name) {
        Tensor tensor = tensors.get(name);
        return tensor == null ? null : new Entry(name, tensor);
    }

    @Override
    public String description() {
        return description;
    }

    private record Entry(String name, Tensor tensor) implements WeightTensor {
        @Override
        public long[] shape() {
            return tensor.shape();
        }

        @Override
        public String storage() {
            return tensor.type() == ElementType.INT ? "I64" : tensor.isDoublePrecision() ? "F64" : "F32";
        }

        @Override
        public void read(long offset, float[] destination, int from, int count) {
            Objects.checkFromIndexSize(offset, count, elementCount());
            Objects.checkFromIndexSize(from, count, destination.length);
            if (tensor.isDoublePrecision()) {
                for (int i = 0; i < count; i++) {
                    destination[from + i] = (float) tensor.doubles()[(int) offset + i];
                }
            } else {
                System.arraycopy(tensor.floats(), (int) offset, destination, from, count);
            }
        }

        @Override
        public Tensor toTensor() {
            return tensor;
        }
    }
}
