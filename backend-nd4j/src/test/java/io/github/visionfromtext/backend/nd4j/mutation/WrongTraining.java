package io.github.visionfromtext.backend.nd4j.mutation;

import io.github.visionfromtext.backend.AdamW;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Map;

/** A right training, of which a subclass makes one thing wrong. */
class WrongTraining implements TrainingSession {
    private final TrainingSession right;

    WrongTraining(TrainingSession right) {
        this.right = right;
    }

    @Override
    public Map<String, Tensor> accumulate(String function, Map<String, Tensor> inputs, String loss, double scale) {
        return right.accumulate(function, inputs, loss, scale);
    }

    @Override
    public Map<String, Tensor> gradients() {
        return right.gradients();
    }

    @Override
    public double update(AdamW rule) {
        return right.update(rule);
    }

    @Override
    public long updates() {
        return right.updates();
    }

    @Override
    public Map<String, Tensor> parameters() {
        return right.parameters();
    }

    @Override
    public Map<String, Tensor> snapshot() {
        return right.snapshot();
    }

    @Override
    public void restore(Map<String, Tensor> snapshot, long updates) {
        right.restore(snapshot, updates);
    }

    @Override
    public Session openSession(Map<String, Long> lengths) {
        return right.openSession(lengths);
    }

    @Override
    public void close() {
        right.close();
    }
}
