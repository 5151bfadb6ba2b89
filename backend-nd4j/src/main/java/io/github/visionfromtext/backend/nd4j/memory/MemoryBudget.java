package io.github.visionfromtext.backend.nd4j.memory;

import io.github.visionfromtext.BackendException;
import io.github.visionfromtext.InvalidInputException;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much native memory a backend may hold: weights, caches and working memory together. Thread-safe. ND4J itself has no
 * limit that its arrays obey.
 */
public final class MemoryBudget {
    /** The system property that sets the limit, as {@code -Xmx} is written: {@code 512m}, {@code 4g}. */
    public static final String PROPERTY = "vft.nd4j.memory";

    private static final String UNITS = "kmgt";
    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,9})([kmgt]?)b?");

    private final long limit;
    private final AtomicLong used = new AtomicLong();

    public MemoryBudget(long limit) {
        this.limit = limit;
    }

    /**
     * The budget of the system property, or else all memory of the machine.
     *
     * @throws InvalidInputException if the property is no size
     */
    public static MemoryBudget ofSystem() {
        String size = System.getProperty(PROPERTY);
        return new MemoryBudget(size == null ? memoryOfTheMachine() : parse(size));
    }

    private static long memoryOfTheMachine() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : Long.MAX_VALUE;
    }

    static long parse(String size) {
        Matcher matcher = SIZE.matcher(size.toLowerCase(Locale.ROOT));
        if (matcher.matches()) {
            long count = Long.parseLong(matcher.group(1));
            String unit = matcher.group(2);
            int shift = unit.isEmpty() ? 0 : 10 * (1 + UNITS.indexOf(unit));
            if (count <= Long.MAX_VALUE >> shift) {
                return count << shift;
            }
        }
        throw new InvalidInputException("The system property " + PROPERTY + " is '" + size
                + "', expected a number of bytes such as 512m or 4g");
    }

    /** Bytes taken and not given back. */
    public long used() {
        return used.get();
    }

    /** The most there can be taken, bytes. */
    public long limit() {
        return limit;
    }

    /**
     * Takes bytes.
     *
     * @throws BackendException if that many are not left
     */
    void take(long bytes) {
        long before = used.getAndUpdate(now -> bytes > limit - now ? now : now + bytes);
        if (bytes > limit - before) {
            throw new BackendException(
                    "Backend 'nd4j' is out of memory: it holds " + megabytes(before) + " MB and needs "
                            + megabytes(bytes) + " MB more, but its limit is " + megabytes(limit)
                            + " MB. Use a smaller batch or capacity, close what is not used, or raise -D" + PROPERTY);
        }
    }

    void giveBack(long bytes) {
        used.addAndGet(-bytes);
    }

    private static long megabytes(long bytes) {
        return (bytes >> 20) + (bytes % (1 << 20) == 0 ? 0 : 1);
    }
}
