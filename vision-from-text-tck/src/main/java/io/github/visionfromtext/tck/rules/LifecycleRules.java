package io.github.visionfromtext.tck.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.visionfromtext.BackendException;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.TrainingOptions;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.tck.specification.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Opening and closing: what is closed says so, whatever was opened through it is closed too, and nothing else is. */
public abstract class LifecycleRules extends BackendRules {
    /** Called by the suite. */
    protected LifecycleRules() {}

    private static void assertClosed(Executable call) {
        assertThrows(BackendException.class, call);
    }

    private static void run(Session session) {
        session.run("attend", CachedModel.piece(1, 0, 1));
    }

    @Test
    @Rule("L1")
    void aClosedSessionSaysSo() {
        try (LoadedModule module = CachedModel.load(subject().backend());
                Session open = CachedModel.open(module)) {
            Session closed = CachedModel.open(module);
            run(closed);
            closed.close();
            closed.close();
            Messages.assertRefused(BackendException.class, () -> run(closed), "closed");
            run(open);
        }
    }

    @Test
    @Rule("L2")
    void closingAModuleClosesItsSessionsAndNoOthers() {
        LoadedModule module = CachedModel.load(subject().backend());
        Session session = CachedModel.open(module);
        try (LoadedModule other = CachedModel.load(subject().backend());
                Session untouched = CachedModel.open(other)) {
            module.close();
            module.close();
            assertClosed(() -> run(session));
            assertClosed(() -> CachedModel.open(module));
            assertClosed(() -> module.openTraining(new TrainingOptions(Set.of("w"), Set.of())));
            run(untouched);
        }
        session.close();
    }

    @Test
    @Rule("L3")
    void closingABackendClosesAllThatWasOpenedThroughIt() {
        Backend backend = subject().opener().get();
        LoadedModule module = CachedModel.load(backend);
        Session session = CachedModel.open(module);
        backend.close();
        backend.close();
        assertClosed(() -> run(session));
        assertClosed(() -> CachedModel.open(module));
        assertClosed(() -> CachedModel.load(backend));
        session.close();
        module.close();
        try (LoadedModule other = CachedModel.load(subject().backend());
                Session untouched = CachedModel.open(other)) {
            run(untouched);
        }
    }

    @Test
    @Rule("L4")
    void closingATrainingClosesItsSessions() {
        subject().needGradients();
        try (LoadedModule module = CachedModel.load(subject().backend())) {
            TrainingSession training = module.openTraining(new TrainingOptions(Set.of("w"), Set.of()));
            Session within = training.openSession(CachedModel.lengths(CachedModel.BATCH, CachedModel.TIME));
            run(within);
            training.close();
            training.close();
            assertClosed(training::snapshot);
            assertClosed(() -> training.accumulate("plain", CachedModel.plain(1), "loss", 1));
            assertClosed(() -> run(within));
            try (Session untouched = CachedModel.open(module)) {
                run(untouched);
            }
        }
    }

    @Test
    @Rule("L5")
    void closingDuringACallWaitsForIt() throws Exception {
        for (int round = 0; round < 10; round++) {
            Backend backend = subject().opener().get();
            LoadedModule module = CachedModel.load(backend);
            CountDownLatch started = new CountDownLatch(1);
            ExecutorService thread = Executors.newSingleThreadExecutor();
            try {
                Future<String> calls = thread.submit(() -> untilClosed(module, started));
                started.await();
                backend.close();
                assertEquals("closed", calls.get());
            } finally {
                thread.shutdownNow();
            }
        }
    }

    private static String untilClosed(LoadedModule module, CountDownLatch started) {
        Session session = CachedModel.open(module);
        try {
            while (true) {
                run(session);
                started.countDown();
            }
        } catch (BackendException e) {
            return "closed";
        }
    }

    @Test
    @Rule("L8")
    void closingFromManyThreadsAtOnce() throws Exception {
        for (int round = 0; round < 10; round++) {
            Backend backend = subject().opener().get();
            LoadedModule module = CachedModel.load(backend);
            List<Session> sessions = Stream.generate(() -> CachedModel.open(module))
                    .limit(8)
                    .peek(LifecycleRules::run)
                    .toList();
            List<AutoCloseable> all = new ArrayList<>(sessions);
            all.add(module);
            all.add(backend);
            Collections.shuffle(all, new Random(round));
            ExecutorService threads = Executors.newFixedThreadPool(all.size());
            try {
                CyclicBarrier together = new CyclicBarrier(all.size());
                List<Future<?>> closings = new ArrayList<>();
                for (AutoCloseable one : all) {
                    closings.add(threads.submit(() -> {
                        together.await();
                        one.close();
                        return one;
                    }));
                }
                for (Future<?> closing : closings) {
                    closing.get();
                }
                sessions.forEach(session -> assertClosed(() -> run(session)));
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    @Rule("L6")
    void backendsOpenSideBySide() {
        try (Backend second = subject().opener().get();
                LoadedModule module = CachedModel.load(second);
                Session session = CachedModel.open(module);
                LoadedModule other = CachedModel.load(subject().backend());
                Session there = CachedModel.open(other)) {
            var here = session.run("attend", CachedModel.piece(1, 0, 3), "second");
            Closeness.assertIdentical("the same call", there.run("attend", CachedModel.piece(1, 0, 3), "second"), here);
            assertTrue(second.info().name().equals(subject().name()), "the name of the backend opened again");
        }
    }
}
