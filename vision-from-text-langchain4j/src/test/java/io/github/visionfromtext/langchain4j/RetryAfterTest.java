package io.github.visionfromtext.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-08T08:49:30Z");

    @Test
    void secondsAndDatesAreUnderstood() {
        assertThat(RetryAfter.parse(" 120 ", NOW)).isEqualTo(Duration.ofMinutes(2));
        assertThat(RetryAfter.parse("Sun, 08 Nov 2026 08:49:37 GMT", NOW)).isEqualTo(Duration.ofSeconds(7));
        assertThat(RetryAfter.parse("Sun, 08 Nov 2026 08:00:00 GMT", NOW)).isZero();
    }

    @Test
    void anythingElseSaysNothing() {
        assertThat(RetryAfter.parse("soon", NOW)).isNull();
        assertThat(RetryAfter.parse("-1", NOW)).isNull();
        assertThat(RetryAfter.parse("99999999999999999999", NOW)).isNull();
        assertThat(RetryAfter.parse("", NOW)).isNull();
    }
}
