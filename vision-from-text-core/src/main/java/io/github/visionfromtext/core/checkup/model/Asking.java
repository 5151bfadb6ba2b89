package io.github.visionfromtext.core.checkup.model;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.InvalidInputException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A language model that is asked with restraint: not faster than agreed, not more often than agreed, and again after a
 * passing failure, each time after twice the wait, or after the wait that the service asks for if that is longer. One that
 * asks for more than ten minutes is not asked again.
 */
public final class Asking implements LanguageModel {
    private static final Logger LOG = LoggerFactory.getLogger(Asking.class);
    private static final Duration GLANCE = Duration.ofMillis(50);

    /** Who asks to be left alone for longer will not answer in this run. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final LanguageModel model;
    private final Limits limits;
    private final AtomicLong asked = new AtomicLong();
    private long nextStart = System.nanoTime();

    /**
     * How a model is asked.
     *
     * @param perMinute most questions a minute, spread evenly; 0 for no limit
     * @param budget most questions in all, repetitions included; 0 for no limit
     * @param attempts how often a question is asked before its failure is final
     * @param firstWait before the second attempt; each later wait is twice as long
     */
    public record Limits(int perMinute, long budget, int attempts, Duration firstWait) {
        public static final Limits DEFAULT = new Limits(0, 0, 5, Duration.ofSeconds(1));

        public Limits {
            if (perMinute < 0 || budget < 0 || attempts < 1 || firstWait.isNegative()) {
                throw new InvalidInputException("Limits of " + perMinute + " questions a minute, a budget of " + budget
                        + ", " + attempts + " attempts and a first wait of " + firstWait
                        + ": expected none negative and an attempt at least");
            }
        }
    }

    /**
     * Restrains a model.
     *
     * @param model who is asked; closed with this
     */
    public Asking(LanguageModel model, Limits limits) {
        this.model = model;
        this.limits = limits;
    }

    @Override
    public String name() {
        return model.name();
    }

    /**
     * Asks, waits and asks again.
     *
     * @throws LanguageModelException if no attempt got a reply, or the budget is spent
     */
    @Override
    public String reply(Question question, CancellationToken cancellation) {
        Duration wait = limits.firstWait();
        for (int attempt = 1; ; attempt++) {
            takeTurn(cancellation);
            try {
                return model.reply(question, cancellation);
            } catch (LanguageModelException e) {
                Duration asked = e.retryAfter().orElse(Duration.ZERO);
                if (!e.isPassing() || attempt == limits.attempts() || asked.compareTo(LONGEST_WAIT) > 0) {
                    throw e;
                }
                Duration pause = asked.compareTo(wait) > 0 ? asked : wait;
                LOG.info(
                        "{}: attempt {} of {} failed, the next in {}: {}",
                        name(),
                        attempt,
                        limits.attempts(),
                        pause,
                        e.getMessage());
                sleep(pause.toNanos(), cancellation);
                wait = wait.multipliedBy(2);
            }
        }
    }

    private void takeTurn(CancellationToken cancellation) {
        if (limits.budget() > 0 && asked.incrementAndGet() > limits.budget()) {
            throw new LanguageModelException(
                    "The budget of " + limits.budget() + " questions to " + name() + " is spent; raise it to go on",
                    false,
                    null);
        }
        if (limits.perMinute() > 0) {
            sleep(reserve() - System.nanoTime(), cancellation);
        }
    }

    /** When this question may start. */
    private synchronized long reserve() {
        long start = Math.max(nextStart, System.nanoTime());
        nextStart = start + TimeUnit.MINUTES.toNanos(1) / limits.perMinute();
        return start;
    }

    /** In glances, so that a cancellation is heeded at once. */
    private void sleep(long nanos, CancellationToken cancellation) {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = end - System.nanoTime()) {
            cancellation.throwIfCancelled("Waiting for " + name());
            try {
                TimeUnit.NANOSECONDS.sleep(Math.min(left, GLANCE.toNanos()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LanguageModelException("Waiting for " + name() + " was interrupted", false, e);
            }
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
