package io.slipstream.connectors.solana;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProviderTest {
    private static final long SECOND = 1_000_000_000L;

    private final Provider first = provider("http://first");
    private final Provider second = provider("http://second");
    private final List<Provider> both = List.of(first, second);

    @Test
    void waitsAtLeastAsLongAsItIsTold() {
        first.rateLimited(5 * SECOND, 0);

        assertThat(first.admit(1, 0)).isBetween(5 * SECOND, 5 * SECOND + SECOND / 4);
        assertThat(first.admit(1, 5 * SECOND + SECOND / 4)).isZero();
    }

    @Test
    void thePreferredOneIsAskedAgainAfterItsRest() {
        first.failed(0);

        assertThat(Provider.choose(both, 0)).isSameAs(second);
        assertThat(Provider.choose(both, SECOND)).isSameAs(first);
    }

    @Test
    void ifAllRestTheOneThatIsBackFirstIsWaitedFor() {
        first.rateLimited(60 * SECOND, 0);
        second.failed(0);

        assertThat(Provider.choose(both, 0)).isSameAs(second);
    }

    @Test
    void itsRestsGrowUpToABound() {
        for (int i = 0; i < 40; i++) {
            first.failed(0);
        }

        assertThat(first.admit(1, 0)).isBetween(5 * SECOND, 10 * SECOND);
    }

    @Test
    void itsBreakerIsOpenWhileItRestsFromFailuresAndNotFromBeingAskedTooOften() {
        long now = System.nanoTime();
        second.rateLimited(60 * SECOND, now);
        assertThat(first.counters().breakerOpen()).isZero();
        assertThat(second.counters().breakerOpen()).isZero();

        for (int i = 0; i < 40; i++) {
            first.failed(now);
        }

        assertThat(first.counters().breakerOpen()).isOne();
    }

    @Test
    void aBatchCostsAsManyCallsAsItHolds() {
        assertThat(first.admit(20, 0)).isZero();
        assertThat(first.admit(5, 0)).isEqualTo(SECOND / 2);
        assertThat(first.admit(5, SECOND / 2)).isZero();
        assertThat(first.admit(1, SECOND / 2)).isEqualTo(SECOND / 10);
    }

    @Test
    void retryAfterIsSecondsOrADate() {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");

        assertThat(RetryAfter.parse("7", now)).isEqualTo(Duration.ofSeconds(7));
        assertThat(RetryAfter.parse("Thu, 01 Jan 2026 00:00:09 GMT", now))
                .isEqualTo(Duration.ofSeconds(9));
        assertThat(RetryAfter.parse("Wed, 31 Dec 2025 23:00:00 GMT", now)).isEqualTo(Duration.ZERO);
        assertThat(RetryAfter.parse("soon", now)).isEqualTo(Duration.ofSeconds(1));
    }

    private static Provider provider(String url) {
        return new Provider(RpcEndpoint.parse(url), RpcLimits.atRate(10), 0);
    }
}
