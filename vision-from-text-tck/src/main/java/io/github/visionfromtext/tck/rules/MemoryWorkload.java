package io.github.visionfromtext.tck.rules;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.backend.AdamW;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.TrainingOptions;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.backend.WeightFormat;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** What a process does over and over while its memory is watched. */
public final class MemoryWorkload {
    static final String GROWN = "kB grown:";

    private static final int ROUNDS = 4;
    private static final int SESSIONS = 4;
    /** Of each format while memory is watched: what a step leaves behind adds up. */
    private static final int STEPS = 10_000;

    private static final long CAPACITY = 4096;

    private MemoryWorkload() {}

    /** Prints by how many kB the process has grown after it had warmed up. */
    public static void main(Backend backend, PrintStream out) throws IOException {
        round(backend);
        round(backend);
        long before = residentKilobytes();
        for (int i = 0; i < ROUNDS; i++) {
            round(backend);
            out.println(residentKilobytes() + " kB");
        }
        out.println(GROWN + " " + Math.max(0, residentKilobytes() - before));
    }

    private static void round(Backend backend) {
        for (WeightFormat format : backend.info().formats()) {
            try (LoadedModule loaded = backend.load(CachedModel.MODULE, Graphs.source(CachedModel.WEIGHTS), format)) {
                infer(loaded);
                if (backend.info().trains()) {
                    train(loaded);
                }
            }
        }
    }

    private static void infer(LoadedModule loaded) {
        for (int sessions = 0; sessions < SESSIONS; sessions++) {
            try (Session session = loaded.openSession(CachedModel.lengths(CachedModel.BATCH, CAPACITY))) {
                for (int step = 0; step < STEPS / (ROUNDS * SESSIONS); step++) {
                    int position = step % CachedModel.TIME;
                    session.run("attend", CachedModel.piece(step, position, position + 1));
                }
                // A refusal must not cost memory either.
                Messages.assertRefused(InvalidInputException.class, () -> session.run("absent", Map.of()));
            }
        }
    }

    private static void train(LoadedModule loaded) {
        Set<String> all = CachedModel.WEIGHTS.keySet();
        try (TrainingSession training = loaded.openTraining(new TrainingOptions(all, Set.of()))) {
            for (int step = 0; step < 20; step++) {
                training.accumulate("plain", CachedModel.plain(step), "loss", 1);
                training.update(new AdamW(1e-3, 0.9, 0.999, 1e-8, 0, 1));
                training.snapshot();
            }
        }
    }

    private static long residentKilobytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
