package io.github.visionfromtext.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.visionfromtext.CheckpointException;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Sound files with a few bytes changed: whatever comes of it, it is a checkpoint or a {@link CheckpointException}, reading
 * all of it takes little memory, and no file stays open. The seeds are fixed.
 */
class CheckpointFuzzTest {
    private static final int ROUNDS = 700;

    /** The files have up to 42 kB. */
    private static final long MOST_ALLOCATED_BYTES = 16 << 20;

    private static final byte[][] NASTY = {
        {-1, -1, -1, -1, -1, -1, -1, -1},
        {-1, -1, -1, -1, -1, -1, -1, 127},
        {0, 0, 0, 0, 0, 0, 0, -128},
        {0, 0, 0, 0, 0, 0, 0, 16},
        {-1, -1, -1, 127},
        {0, 0, 0, -128},
        {-1, -1},
        {0}
    };

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "safetensors/dtypes.safetensors, 1",
        "gguf/types.gguf, 2",
        "gguf/metadata.gguf, 3",
        "gguf/llama.gguf, 4",
        "torchzip/tensors.pt, 5",
        "torchzip/nested.pt, 6",
        "llama/sharded-bfloat16/model.safetensors.index.json, 7"
    })
    void mutatedFiles(String name, long seed) throws IOException {
        byte[] sound = Files.readAllBytes(Fixtures.path(name));
        Path file = folder.resolve("mutated");
        Random random = new Random(seed);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Files.write(file, mutate(sound, random));
            String what = "round " + round + " of " + name;
            long before = allocatedBytes();
            boolean accepted = reads(file, what);
            if (allocatedBytes() - before > MOST_ALLOCATED_BYTES) {
                // The first time may have loaded classes.
                before = allocatedBytes();
                reads(file, what);
                assertThat(allocatedBytes() - before)
                        .as("bytes allocated in " + what)
                        .isLessThan(MOST_ALLOCATED_BYTES);
            }
            refused += accepted ? 0 : 1;
        }
        assertThat(openFiles()).as("open files").isEmpty();
        assertThat(refused).as("mutations that were noticed").isGreaterThan(ROUNDS / 5);
    }

    private boolean reads(Path file, String what) {
        try (Checkpoint checkpoint = Checkpoints.open(file)) {
            readAll(checkpoint);
            return true;
        } catch (CheckpointException e) {
            assertThat(e).hasMessageContaining(folder.toString());
            return false;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(what + " ended in " + e, e);
        }
    }

    private static void readAll(Checkpoint checkpoint) {
        for (String name : checkpoint.weights().names()) {
            checkpoint.weights().get(name).toTensor();
        }
    }

    /** Changes up to four places, most of them near the front, where headers are; or cuts the end off. */
    private static byte[] mutate(byte[] sound, Random random) {
        if (random.nextInt(8) == 0) {
            return Arrays.copyOf(sound, random.nextInt(sound.length));
        }
        byte[] mutated = sound.clone();
        for (int change = random.nextInt(4); change >= 0; change--) {
            int reach = random.nextInt(3) == 0 ? sound.length : Math.min(sound.length, 3000);
            int at = random.nextInt(reach);
            switch (random.nextInt(3)) {
                case 0 -> mutated[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> mutated[at] = (byte) random.nextInt(256);
                default -> {
                    byte[] nasty = NASTY[random.nextInt(NASTY.length)];
                    System.arraycopy(nasty, 0, mutated, at, Math.min(nasty.length, mutated.length - at));
                }
            }
        }
        return mutated;
    }

    /** What this process has open in the folder; nothing where there is no /proc to tell. */
    private List<String> openFiles() throws IOException {
        List<String> open = new ArrayList<>();
        File[] descriptors = new File("/proc/self/fd").listFiles();
        for (File descriptor : descriptors == null ? new File[0] : descriptors) {
            String file = descriptor.getCanonicalPath();
            if (file.startsWith(folder.toRealPath().toString())) {
                open.add(file);
            }
        }
        return open;
    }

    private static long allocatedBytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
