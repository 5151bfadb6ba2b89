package io.github.visionfromtext.backend.djl.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.visionfromtext.backend.AdamW;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.TrainingOptions;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Native memory comes back: a process with a small heap calls, opens, loads and trains, and stays at its size. */
class MemoryTest {
    private static final Path STATUS = Path.of("/proc/self/status");

    @Test
    void memoryStaysFlat() throws Exception {
        assumeTrue(Files.exists(STATUS), "needs Linux, which tells the size of a process");
        Forked process = Forked.run(
                List.of(),
                Probe.class,
                List.of(
                        "-Xmx48m",
                        "-Xms48m",
                        "-XX:+AlwaysPreTouch",
                        "-XX:MaxDirectMemorySize=16m",
                        "-XX:TieredStopAtLevel=1"),
                Map.of("OMP_NUM_THREADS", "1", "MALLOC_ARENA_MAX", "1"));
        assertThat(process.exitCode()).as(process.output()).isZero();
        String last = process.output().lines().reduce((a, b) -> b).orElse("");
        assertThat(last).startsWith("grown by ");
        assertThat(Long.parseLong(last.replaceAll("\\D", "")))
                .as(process.output())
                .isLessThan(8_000);
    }

    /** Prints by how many kB the process has grown after it had warmed up. */
    static final class Probe {
        private static final GraphModule MODULE = Models.llama();
        private static final WeightSource WEIGHTS = Models.source(Models.weights(MODULE));

        public static void main(String[] arguments) throws IOException {
            round();
            round();
            long before = residentKilobytes();
            for (int i = 0; i < 5; i++) {
                round();
                System.out.println(residentKilobytes() + " kB");
            }
            System.out.println("grown by " + Math.max(0, residentKilobytes() - before) + " kB");
        }

        private static void round() {
            for (WeightFormat format : List.of(WeightFormat.FLOAT32, WeightFormat.BFLOAT16, WeightFormat.INT8)) {
                try (LoadedModule loaded = Graphs.BACKEND.load(MODULE, WEIGHTS, format)) {
                    infer(loaded);
                    train(loaded);
                }
            }
        }

        private static void infer(LoadedModule loaded) {
            for (int sessions = 0; sessions < 4; sessions++) {
                try (Session session = loaded.openSession(Map.of("batch", 2L, "capacity", 256L))) {
                    for (int position = 0; position < 250; position++) {
                        session.run(
                                "cached",
                                Map.of(
                                        "x", Graphs.random(position, 2, 1, Models.HIDDEN),
                                        "position", Tensor.scalar((long) position),
                                        "start", Tensor.ints(new long[2], 2)));
                    }
                }
            }
        }

        private static void train(LoadedModule loaded) {
            Set<String> all = MODULE.weights().keySet();
            try (TrainingSession training = loaded.openTraining(new TrainingOptions(all, Set.of()))) {
                for (int step = 0; step < 20; step++) {
                    Tensor ids = Tensor.ints(new long[24], 2, 12);
                    training.accumulate("train", Map.of("ids", ids, "target", ids), "loss", 1);
                    training.update(new AdamW(1e-3, 0.9, 0.999, 1e-8, 0, 1));
                    training.snapshot();
                }
            }
        }

        private static long residentKilobytes() throws IOException {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmRSS"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
