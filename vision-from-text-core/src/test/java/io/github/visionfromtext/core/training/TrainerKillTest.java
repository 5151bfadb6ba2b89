package io.github.visionfromtext.core.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.Provenance;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that saves after every step is killed, for real, again and again. */
class TrainerKillTest {
    private static final int SIZE = 50_000;
    private static final int STEPS = 30;

    @TempDir
    Path folder;

    @Test
    void aKilledProcessIsResumedToTheSameNumbers() throws IOException, InterruptedException {
        int kills = 0;
        while (!runAndKillAfter(6)) {
            kills++;
        }
        assertThat(kills).isPositive();
        assertThat(train(folder, ProgressListener.NONE)).isEqualTo(train(null, ProgressListener.NONE));
    }

    /** Starts a training in a process of its own; whether it came to its end before it was killed. */
    private boolean runAndKillAfter(int steps) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = "";
            for (int seen = 0; seen < steps && line != null; seen++) {
                line = lines.readLine();
            }
            process.destroyForcibly();
        }
        return process.waitFor() == 0;
    }

    private static float[] train(@org.jspecify.annotations.Nullable Path folder, ProgressListener progress) {
        LeastSquaresSession session = new LeastSquaresSession(SIZE);
        SavePolicy saves =
                folder == null ? SavePolicy.NONE : SavePolicy.in(folder).everySteps(1);
        Trainer.of(TrainerSettings.of(STEPS, LearningRateSchedule.linear(0.1, 0)), Provenance.EMPTY)
                .saving(saves)
                .train(
                        session,
                        "f",
                        "loss",
                        (seed, step, micro) -> LeastSquaresSession.batch(SIZE, seed, step, micro),
                        progress,
                        new CancellationToken());
        return session.weights();
    }

    /** The process that is killed: says each step it has done. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) {
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            train(Path.of(arguments[0]), (stage, done, total, detail) -> out.println(done));
        }
    }
}
