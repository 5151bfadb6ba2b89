package io.github.visionfromtext.backend.djl.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.visionfromtext.backend.djl.Forked;
import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the engine where there is no network, with an empty cache: all it needs is in the jars. */
class OfflineTest {
    private static final List<String> WITHOUT_NETWORK = List.of("unshare", "--map-root-user", "--net");

    @Test
    void runsFromTheJarsAlone(@TempDir Path cache) throws Exception {
        assumeTrue(canUnshare(), "needs Linux with 'unshare' and user namespaces allowed, to run without a network");
        Forked process = Forked.run(
                WITHOUT_NETWORK,
                Probe.class,
                List.of("-Xmx256m"),
                Map.of("DJL_CACHE_DIR", cache.toString(), "OMP_NUM_THREADS", "1"));
        assertThat(process.output()).contains("network: false").contains("result: [2.0, 3.0]");
        assertThat(process.exitCode()).isZero();
    }

    private static boolean canUnshare() throws InterruptedException {
        try {
            List<String> command = new ArrayList<>(WITHOUT_NETWORK);
            command.add("true");
            return Forked.run(command, Map.of()).exitCode() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Says whether there is a network, and adds one to two numbers on PyTorch. */
    static final class Probe {
        public static void main(String[] arguments) {
            System.out.println("network: " + hasNetwork());
            float[] result = Graphs.vector((f, x) -> x.plus(1), 1, 2);
            System.out.println("result: " + Arrays.toString(result));
        }

        private static boolean hasNetwork() {
            try {
                return NetworkInterface.networkInterfaces().findAny().isPresent();
            } catch (SocketException e) {
                return false;
            }
        }
    }
}
