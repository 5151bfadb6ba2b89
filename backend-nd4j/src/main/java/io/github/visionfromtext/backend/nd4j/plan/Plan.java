package io.github.visionfromtext.backend.nd4j.plan;

import io.github.visionfromtext.backend.nd4j.kernel.Kernel;
import io.github.visionfromtext.backend.nd4j.memory.Ints;
import io.github.visionfromtext.backend.nd4j.place.Call;
import io.github.visionfromtext.backend.nd4j.place.Place;
import io.github.visionfromtext.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A function made ready for given axis lengths. Used by one thread at a time. */
public final class Plan {
    private final Call call;
    private final List<Kernel> kernels;
    private final Map<String, Place> outputs;

    Plan(Call call, List<Kernel> kernels, Map<String, Place> outputs) {
        this.call = call;
        this.kernels = List.copyOf(kernels);
        this.outputs = outputs;
    }

    /** Calls the function. If that fails, caches are as they were. */
    public Map<String, Tensor> run(Map<String, Tensor> arguments) {
        return run(arguments, 1);
    }

    /** Calls the function and, if this plan is of a training, adds {@code scale} times its gradients. */
    public Map<String, Tensor> run(Map<String, Tensor> arguments, double scale) {
        call.begin(arguments, scale);
        int done = 0;
        try {
            for (; done < kernels.size(); done++) {
                kernels.get(done).run();
            }
            return results();
        } catch (RuntimeException | Error e) {
            while (--done >= 0) {
                kernels.get(done).undo();
            }
            throw e;
        } finally {
            call.end();
        }
    }

    private Map<String, Tensor> results() {
        Map<String, Tensor> results = new LinkedHashMap<>();
        outputs.forEach((name, place) -> results.put(name, result(place)));
        return results;
    }

    private static Tensor result(Place place) {
        return place.numbers() instanceof Ints ints
                ? Tensor.ints(ints.values().clone(), place.shape())
                : Tensor.floats(place.floats().toArray(), place.shape());
    }
}
