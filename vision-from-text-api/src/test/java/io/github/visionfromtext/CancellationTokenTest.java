package io.github.visionfromtext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CancellationTokenTest {
    private final CancellationToken token = new CancellationToken();
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void throwsOnlyOnceItIsCancelled() {
        assertThatCode(() -> token.throwIfCancelled("painting")).doesNotThrowAnyException();
        token.cancel();
        assertThatThrownBy(() -> token.throwIfCancelled("painting"))
                .isInstanceOf(CancelledException.class)
                .hasMessageContaining("painting");
    }

    @Test
    void runsEachActionOnce() {
        token.onCancel(runs::incrementAndGet);
        token.onCancel(runs::incrementAndGet);
        assertThat(runs).hasValue(0);
        token.cancel();
        token.cancel();
        assertThat(runs).hasValue(2);
    }

    @Test
    void runsNoActionThatWasTakenBack() {
        token.onCancel(runs::incrementAndGet).close();
        token.cancel();
        assertThat(runs).hasValue(0);
    }

    @Test
    void runsAnActionAtOnceThatComesTooLate() {
        token.cancel();
        token.onCancel(runs::incrementAndGet);
        assertThat(runs).hasValue(1);
    }

    @Test
    void missesNoActionThatComesMeanwhile() throws InterruptedException {
        for (int round = 0; round < 200; round++) {
            CancellationToken raced = new CancellationToken();
            AtomicInteger count = new AtomicInteger();
            CountDownLatch ready = new CountDownLatch(1);
            Thread canceller = new Thread(() -> {
                ready.countDown();
                raced.cancel();
            });
            canceller.start();
            ready.await();
            raced.onCancel(count::incrementAndGet);
            canceller.join();
            assertThat(count).hasValue(1);
        }
    }
}
