package io.github.visionfromtext.renderers.svg.normalise;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.drawing.RenderLimits;
import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.markup.Findings;
import io.github.visionfromtext.renderers.svg.markup.StoppedException;

/** What one drawing may still spend. Spending asks first and stops the drawing when there is nothing left. */
public final class Budget {
    private static final long MAX_ELEMENTS = 100_000;
    private static final long MAX_SEGMENTS = 1_000_000;
    private static final double MAX_ROWS = 30_000_000;

    /** Of one outline, which is filled in one go: sorting what crosses a row takes quadratic time. */
    private static final double MAX_ROWS_AT_ONCE = 5_000_000;

    private static final long MAX_PIXELS = 2_000_000_000L;

    /** Of one filter, whose primitives JSVG evaluates in one go. */
    private static final long MAX_PIXELS_AT_ONCE = 200_000_000L;

    private final Findings findings;
    private final CancellationToken cancellation;
    private final long deadline;
    private final long memoryLimit;
    private long elements = MAX_ELEMENTS;
    private long segments = MAX_SEGMENTS;
    private double rows = MAX_ROWS;
    private long pixels = MAX_PIXELS;
    private long memory;

    public Budget(RenderLimits limits, CancellationToken cancellation, Findings findings) {
        this.findings = findings;
        this.cancellation = cancellation;
        this.deadline = System.nanoTime() + limits.time().toNanos();
        this.memory = limits.memoryBytes();
        this.memoryLimit = limits.memoryBytes();
    }

    /** What has been spent of all that can be used up. */
    record Cost(long elements, long segments, double rows, long pixels) {
        Cost minus(Cost other) {
            return new Cost(
                    elements - other.elements, segments - other.segments, rows - other.rows, pixels - other.pixels);
        }
    }

    Cost spent() {
        return new Cost(MAX_ELEMENTS - elements, MAX_SEGMENTS - segments, MAX_ROWS - rows, MAX_PIXELS - pixels);
    }

    /** Pays a cost a number of times. */
    void spend(Cost cost, int times, Element element) {
        spendElements(times * cost.elements(), element);
        spendSegments(times * cost.segments(), element);
        takeRows(times * cost.rows(), element);
        takePixels(times * cost.pixels(), element);
    }

    /** Goes on painting if there is time, like {@link #checkTime(Element)}. */
    public void checkTime() {
        cancellation.throwIfCancelled("rendering");
        if (System.nanoTime() - deadline > 0) {
            throw findings.stop(RenderStatus.TIMEOUT, "the time limit was reached while the drawing was painted", 0);
        }
    }

    /**
     * Goes on if there is time.
     *
     * @throws StoppedException if there is none
     * @throws CancelledException if cancelled
     */
    public void checkTime(Element element) {
        cancellation.throwIfCancelled("rendering");
        if (System.nanoTime() - deadline > 0) {
            throw findings.stop(
                    RenderStatus.TIMEOUT,
                    "the time limit was reached while " + element + " was drawn",
                    element.offset());
        }
    }

    /** Pays for drawing one element once. */
    void spendElement(Element element) {
        spendElements(1, element);
    }

    private void spendElements(long count, Element element) {
        checkTime(element);
        elements -= count;
        if (elements < 0) {
            throw findings.stop(
                    RenderStatus.OUTPUT_LIMIT,
                    "more than " + MAX_ELEMENTS + " elements are drawn, <use>, patterns and markers taken apart",
                    element.offset());
        }
    }

    /** Pays for segments of outlines. */
    public void spendSegments(long count, Element element) {
        segments -= count;
        if (segments < 0) {
            throw findings.stop(
                    RenderStatus.OUTPUT_LIMIT,
                    "paths of more than " + MAX_SEGMENTS + " segments are drawn",
                    element.offset());
        }
    }

    /** Pays for rows of pixels that an outline crosses, which is what filling it costs. */
    void spendRows(double count, Element element) {
        takeRows(count > MAX_ROWS_AT_ONCE ? MAX_ROWS + 1 : count, element);
    }

    private void takeRows(double count, Element element) {
        rows -= count;
        if (rows < 0) {
            throw findings.stop(
                    RenderStatus.TIMEOUT,
                    "outlines cross too many rows of pixels: draw with fewer or shorter segments",
                    element.offset());
        }
    }

    /** Pays for visiting pixels of layers, filters and pictures. */
    public void spendPixels(long count, Element element) {
        takePixels(count > MAX_PIXELS_AT_ONCE ? MAX_PIXELS + 1 : count, element);
    }

    private void takePixels(long count, Element element) {
        checkTime(element);
        pixels -= count;
        if (pixels < 0) {
            throw findings.stop(
                    RenderStatus.TIMEOUT,
                    "filters, masks and transparent groups take too much work: use fewer of them",
                    element.offset());
        }
    }

    /** Takes memory, to be given back by {@link #free}. */
    public void allocate(long bytes, Element element) {
        if (bytes > memory) {
            throw findings.stop(
                    RenderStatus.MEMORY_LIMIT,
                    "filters, masks, patterns and transparent groups need more than the limit of " + (memoryLimit >> 20)
                            + " MiB: nest fewer of them or draw smaller",
                    element.offset());
        }
        memory -= bytes;
    }

    public void free(long bytes) {
        memory += bytes;
    }
}
