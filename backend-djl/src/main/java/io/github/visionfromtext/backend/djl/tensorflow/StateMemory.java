package io.github.visionfromtext.backend.djl.tensorflow;

import com.sun.management.OperatingSystemMXBean;
import io.github.visionfromtext.BackendException;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.State;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.util.Map;

/** Whether the states of a session can ever fit into memory. They grow as they are written, too late to find out. */
final class StateMemory {
    private StateMemory() {}

    /**
     * @throws BackendException if this machine has less memory than all states at their capacity
     */
    static void require(GraphModule module, Map<String, Long> lengths) {
        BigInteger bytes = BigInteger.ZERO;
        for (State state : module.states().values()) {
            BigInteger each = BigInteger.valueOf(Float.BYTES);
            for (long length : state.shape().evaluate(lengths)) {
                each = each.multiply(BigInteger.valueOf(length));
            }
            bytes = bytes.add(each);
        }
        long there = memory();
        if (bytes.compareTo(BigInteger.valueOf(there)) > 0) {
            throw new BackendException("The states of a session of module '" + module.name() + "' with " + lengths
                    + " would take " + bytes + " bytes, this machine has " + there
                    + ". Use a smaller batch or capacity");
        }
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : Long.MAX_VALUE;
    }
}
