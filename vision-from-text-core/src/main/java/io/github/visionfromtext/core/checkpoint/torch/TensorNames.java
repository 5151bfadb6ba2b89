package io.github.visionfromtext.core.checkpoint.torch;

import io.github.visionfromtext.CheckpointException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tensors in what a pickle holds and names each by its way there, keys and indices with dots between.
 *
 * <p>A training state keeps the model's tensors under a key such as {@code state_dict}; where the outermost dictionary has no
 * tensors of its own, such a key is left out of the names.
 */
final class TensorNames {
    private static final List<String> MODEL_KEYS = List.of("state_dict", "model_state_dict", "model", "module");
    private static final int MAX_DEPTH = 64;

    /** Containers may be shared, so that walking through a small pickle could take for ever. */
    private static final int MAX_VISITS = 4_000_000;

    private final String description;
    private final Map<String, TorchTensor> tensors = new LinkedHashMap<>();
    private int visits;

    private TensorNames(String description) {
        this.description = description;
    }

    /**
     * The tensors by name.
     *
     * @param description what is walked through, for messages
     * @throws CheckpointException if it is nested too deep, or two tensors get the same name
     */
    static Map<String, TorchTensor> of(String description, @Nullable Object root) {
        TensorNames names = new TensorNames(description);
        if (root instanceof TorchTensor tensor) {
            return Map.of("tensor", tensor);
        }
        if (root instanceof Map<?, ?> map && !holdsTensors(map)) {
            for (String key : MODEL_KEYS) {
                if (map.get(key) instanceof Map<?, ?> model && holdsTensors(model)) {
                    names.visit("", model, 1);
                    names.visitEntries("", map, 0, Set.of(key));
                    return names.tensors;
                }
            }
        }
        names.visit("", root, 0);
        return names.tensors;
    }

    private static boolean holdsTensors(Map<?, ?> map) {
        return map.values().stream().anyMatch(TorchTensor.class::isInstance);
    }

    private void visit(String name, @Nullable Object value, int depth) {
        if (depth > MAX_DEPTH || ++visits > MAX_VISITS) {
            throw new CheckpointException(description + ": containers nested deeper than " + MAX_DEPTH
                    + " or holding each other more than " + MAX_VISITS + " times");
        }
        if (value instanceof TorchTensor tensor) {
            if (tensors.put(name, tensor) != null) {
                throw new CheckpointException(description + ": two tensors get the name '" + name + "'");
            }
        } else if (value instanceof Map<?, ?> map) {
            visitEntries(name, map, depth, Set.of());
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                visit(join(name, Integer.toString(i)), list.get(i), depth + 1);
            }
        }
    }

    private void visitEntries(String name, Map<?, ?> map, int depth, Set<String> except) {
        map.forEach((key, value) -> {
            if (!except.contains(key)) {
                visit(join(name, String.valueOf(key)), value, depth + 1);
            }
        });
    }

    private static String join(String name, String part) {
        return name.isEmpty() ? part : name + "." + part;
    }
}
