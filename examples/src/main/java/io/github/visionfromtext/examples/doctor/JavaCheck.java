package io.github.visionfromtext.examples.doctor;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** The Java that runs this, and the machine below it. */
final class JavaCheck implements Check {
    private static final long MEBIBYTE = 1L << 20;

    /** What the demo takes, heap and native memory together, in MiB. */
    private static final long DEMO_MEMORY = 2048;

    @Override
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok(
                "machine", "java", System.getProperty("java.version") + ", " + System.getProperty("java.vm.name")));
        findings.add(
                Finding.ok("machine", "system", System.getProperty("os.name") + " " + System.getProperty("os.arch")));
        findings.add(Finding.ok(
                "machine", "cores", String.valueOf(Runtime.getRuntime().availableProcessors())));
        findings.add(memory());
        return findings;
    }

    private static Finding memory() {
        String heap = Runtime.getRuntime().maxMemory() / MEBIBYTE + " MiB of heap at most";
        // The only one who knows how much memory the machine, or the container, has.
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
            long total = system.getTotalMemorySize() / MEBIBYTE;
            String found = total + " MiB, " + heap;
            return total >= DEMO_MEMORY
                    ? Finding.ok("machine", "memory", found)
                    : Finding.warning("machine", "memory", found, "the demo takes up to 2 GiB");
        }
        return Finding.ok("machine", "memory", heap);
    }
}
