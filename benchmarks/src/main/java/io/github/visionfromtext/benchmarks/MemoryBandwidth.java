package io.github.visionfromtext.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reads {@value #MEGABYTES} MB of memory once: the floor of a decode step, which must read every weight once. The time of a
 * step divided by (bytes of weights / this bandwidth) says how far above the floor it is.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class MemoryBandwidth {
    private static final int MEGABYTES = 512;
    private static final int LONGS = MEGABYTES * 1024 * 1024 / Long.BYTES;

    @Param({"1", "2"})
    int threads;

    private long[] data = new long[0];

    @Setup
    public void fill() {
        data = new long[LONGS];
        java.util.Arrays.setAll(data, i -> i);
    }

    @Benchmark
    public long read512Megabytes() {
        return IntStream.range(0, threads)
                .parallel()
                .mapToLong(part -> sum(part * (LONGS / threads), (part + 1) * (LONGS / threads)))
                .sum();
    }

    private long sum(int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += data[i];
        }
        return sum;
    }
}
