package io.github.visionfromtext.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.BackendException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LifetimeTest {
    private final List<String> freed = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Lifetime backend = new Lifetime("The backend");
    private final Lifetime module = child(backend, "The module");
    private final Lifetime session = child(module, "The session");

    private Lifetime child(Lifetime parent, String description) {
        return parent.open(description, lifetime -> {
            lifetime.onClose(() -> freed.add(description));
            return lifetime;
        });
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void freesFromTheLeavesUpAndOnce() {
        backend.onClose(() -> freed.add("first kept"));
        backend.onClose(() -> freed.add("last kept"));
        child(module, "Another session").close();
        backend.close();
        backend.close();
        session.close();
        assertThat(freed).containsExactly("Another session", "The session", "The module", "last kept", "first kept");
    }

    @Test
    void whatIsClosedSaysSoAndItsParentGoesOn() {
        session.close();
        assertThatThrownBy(() -> session.use(() -> "used"))
                .isInstanceOf(BackendException.class)
                .hasMessage("The session is closed; open another");
        assertThat(module.use(() -> "used")).isEqualTo("used");
        backend.close();
        assertThatThrownBy(() -> child(module, "A late session")).isInstanceOf(BackendException.class);
        assertThatThrownBy(() -> module.useAlone(() -> "used")).isInstanceOf(BackendException.class);
    }

    @Test
    void whatCouldNotBeOpenedFreesWhatItHadTaken() {
        assertThatThrownBy(() -> module.open("A session", lifetime -> {
                    lifetime.onClose(() -> freed.add("half a session"));
                    throw new IllegalStateException("no more");
                }))
                .hasMessage("no more");
        assertThat(freed).containsExactly("half a session");
    }

    @Test
    void wantOfMemoryIsATypedError() {
        assertThatThrownBy(() -> session.use(() -> {
                    throw new OutOfMemoryError("Java heap space");
                }))
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("The session has too little memory: Java heap space")
                .hasMessageContaining("-Xmx");
        assertThatThrownBy(() -> module.open("A large session", lifetime -> {
                    throw new OutOfMemoryError("Java heap space");
                }))
                .hasMessageContaining("A large session has too little memory");
    }

    @Test
    void aFailureToFreeDoesNotKeepTheMemoryOfOthers() {
        session.onClose(() -> {
            throw new IllegalStateException("stuck");
        });
        module.onClose(() -> {
            throw new IllegalStateException("stuck too");
        });
        assertThatThrownBy(backend::close).hasMessage("stuck").satisfies(e -> assertThat(e.getSuppressed())
                .singleElement()
                .hasToString("java.lang.IllegalStateException: stuck too"));
        assertThat(freed).containsExactly("The session", "The module");
    }

    @Test
    void closingInsideACallIsRefusedInsteadOfWaitingForItself() {
        for (Lifetime held : List.of(session, module, backend)) {
            assertThatThrownBy(() -> session.use(() -> {
                        held.close();
                        return held;
                    }))
                    .isInstanceOf(BackendException.class)
                    .hasMessageContaining("inside a call of its own");
        }
        assertThatThrownBy(() -> session.use(() -> session.useAlone(() -> "used")))
                .isInstanceOf(BackendException.class);
        assertThat(session.useAlone(() -> session.useAlone(() -> "used"))).isEqualTo("used");
        assertThat(freed).isEmpty();
    }

    @Test
    void closingWaitsForCallsUnderWay() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Future<List<String>> call = threads.submit(() -> session.use(() -> {
            inside.countDown();
            await(goOn);
            return List.copyOf(freed);
        }));
        inside.await();
        Future<?> closing = threads.submit(backend::close);
        Future<?> closingToo = threads.submit(session::close);
        goOn.countDown();
        assertThat(call.get()).isEmpty();
        closing.get();
        assertThat(freed).containsExactly("The session", "The module");
        closingToo.get();
    }

    @Test
    void whoeverClosesSecondReturnsWhenAllIsFreed() throws Exception {
        CountDownLatch freeing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        session.onClose(() -> {
            freeing.countDown();
            await(goOn);
        });
        threads.submit(session::close);
        freeing.await();
        Future<List<String>> second = threads.submit(() -> {
            backend.close();
            return List.copyOf(freed);
        });
        assertThatThrownBy(() -> second.get(50, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        goOn.countDown();
        assertThat(second.get()).containsExactly("The session", "The module");
    }

    @Test
    void oneCallAloneAtATimeAndNoneDuringAChangeOfTheParent() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger met = new AtomicInteger();
        UnaryOperator<Integer> step = by -> {
            met.accumulateAndGet(inside.addAndGet(by), Math::max);
            Thread.onSpinWait();
            return inside.addAndGet(-by);
        };
        Lifetime other = child(module, "Another session");
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(threads.submit(() -> repeat(() -> session.useAlone(() -> step.apply(1)))));
            all.add(threads.submit(() -> repeat(() -> other.useAlone(() -> step.apply(100)))));
            all.add(threads.submit(() -> repeat(() -> module.useAlone(() -> step.apply(10_000)))));
        }
        for (Future<?> one : all) {
            one.get();
        }
        // At most one call in each session at once, or one change of the module, and nothing beside that.
        assertThat(met.get()).isEqualTo(10_000);
    }

    private static void repeat(Runnable action) {
        for (int i = 0; i < 2_000; i++) {
            action.run();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
