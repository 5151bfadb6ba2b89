package io.github.visionfromtext.core.checkpoint.file;

import io.github.visionfromtext.tensor.WeightSource;
import io.github.visionfromtext.tensor.WeightTensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@link WeightSource} over a table of tensors. */
public final class TensorTable implements WeightSource {
    private final String description;
    private final Map<String, WeightTensor> tensors;

    public TensorTable(String description, Map<String, ? extends WeightTensor> tensors) {
        this.description = description;
        this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    @Override
    public Set<String> names() {
        return tensors.keySet();
    }

    @Override
    public @Nullable WeightTensor find(String name) {
        return tensors.get(name);
    }

    @Override
    public String description() {
        return description;
    }
}
