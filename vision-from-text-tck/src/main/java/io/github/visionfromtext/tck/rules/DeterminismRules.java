package io.github.visionfromtext.tck.rules;

import io.github.visionfromtext.backend.AdamW;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.TrainingOptions;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.tck.specification.Rule;
import io.github.visionfromtext.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The same arguments give the same bits. */
public abstract class DeterminismRules extends BackendRules {
    /** Called by the suite. */
    protected DeterminismRules() {}

    private static List<Tensor> decode(Session session) {
        List<Tensor> results = new ArrayList<>();
        for (int[] piece : new int[][] {{0, 5}, {5, 6}, {6, 7}, {7, 9}}) {
            results.add(session.run("attend", CachedModel.piece(1, piece[0], piece[1]), "second"));
        }
        return results;
    }

    private static void assertSame(List<Tensor> actual, List<Tensor> expected) {
        for (int i = 0; i < expected.size(); i++) {
            Closeness.assertIdentical("result " + i, actual.get(i), expected.get(i));
        }
    }

    @Test
    @Rule("D1")
    void aCallRepeatedGivesTheSameBits() {
        try (LoadedModule module = CachedModel.load(subject().backend());
                Session session = CachedModel.open(module)) {
            List<Tensor> first = decode(session);
            // An engine may optimise what it has seen a few times.
            for (int i = 0; i < 4; i++) {
                assertSame(decode(session), first);
            }
        }
    }

    @Test
    @Rule("D2")
    void anotherSessionAndAnotherLoadGiveTheSameBits() {
        try (LoadedModule module = CachedModel.load(subject().backend());
                Session one = CachedModel.open(module);
                Session two = CachedModel.open(module);
                LoadedModule again = CachedModel.load(subject().backend());
                Session three = CachedModel.open(again)) {
            List<Tensor> first = decode(one);
            assertSame(decode(two), first);
            assertSame(decode(three), first);
        }
    }

    @Test
    @Rule("D3")
    void trainingTwiceGivesTheSameBits() {
        subject().needGradients();
        Map<String, Tensor> first = train();
        train().forEach((name, tensor) ->
                Closeness.assertIdentical(name, tensor, Objects.requireNonNull(first.get(name))));
    }

    private Map<String, Tensor> train() {
        try (LoadedModule module = CachedModel.load(subject().backend());
                TrainingSession training = module.openTraining(new TrainingOptions(Set.of("w"), Set.of("w")))) {
            for (int step = 0; step < 5; step++) {
                training.accumulate("plain", CachedModel.plain(step), "loss", 1);
                training.update(new AdamW(0.1, 0.9, 0.99, 1e-8, 0.05, 1));
            }
            return training.snapshot();
        }
    }
}
