package io.slipstream.connectors.solana;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.junit.jupiter.api.Test;

class SolanaEnumeratorTest {
    private static final long SINCE = 1_700_000_000_000L;

    private final FakeEnumeratorContext context = new FakeEnumeratorContext();
    private final Deque<Map<String, Long>> registry = new ArrayDeque<>();

    @Test
    void aNewLeaderBecomesASplitWhileTheSourceRuns() {
        SolanaEnumerator enumerator = started(SolanaEnumerator.State.NEW);
        say(Set.of("a"));
        say(Set.of("a", "b"));

        assertThat(assigned())
                .containsExactly(
                        WalletSplit.beginning("a", SINCE), WalletSplit.beginning("b", SINCE));
        assertThat(enumerator.snapshotState(1).assigned()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void readersAreToldWhoIsStillFollowed() {
        SolanaEnumerator enumerator = started(SolanaEnumerator.State.NEW);
        say(Set.of("a", "b"));
        say(Set.of("b"));

        assertThat(context.events).last().isEqualTo(new FollowedWallets(Set.of("b")));
        assertThat(enumerator.snapshotState(1).assigned()).containsExactly("b");
    }

    @Test
    void whoIsFollowedAgainBeginsAnew() {
        started(SolanaEnumerator.State.NEW);
        say(Set.of("a"));
        say(Set.of());
        say(Set.of("a"));

        assertThat(assigned()).hasSize(2);
    }

    @Test
    void aRestoredEnumeratorAssignsOnlyWhatNoReaderHas() {
        started(new SolanaEnumerator.State(Set.of("a"), List.of()));
        say(Set.of("a", "b"));

        assertThat(assigned()).containsExactly(WalletSplit.beginning("b", SINCE));
    }

    @Test
    void aSplitThatComesBackIsAssignedAgainWithItsPosition() {
        SolanaEnumerator enumerator = started(SolanaEnumerator.State.NEW);
        say(Set.of("a"));
        WalletSplit half = WalletSplit.at("a", new WalletPosition(3, "s"));
        context.readers.clear();
        enumerator.addSplitsBack(List.of(half), 0);
        context.readers.put(0, new ReaderInfo(0, "localhost"));
        enumerator.addReader(0);

        assertThat(assigned()).last().isEqualTo(half);
    }

    private SolanaEnumerator started(SolanaEnumerator.State state) {
        WalletRegistry answers =
                new WalletRegistry() {
                    @Override
                    public Map<String, Long> changed() {
                        return registry.poll();
                    }

                    @Override
                    public void close() {}
                };
        SolanaEnumerator enumerator = new SolanaEnumerator(context, () -> answers, false, state);
        enumerator.start();
        context.readers.put(0, new ReaderInfo(0, "localhost"));
        enumerator.addReader(0);
        return enumerator;
    }

    private void say(Set<String> followed) {
        registry.add(followed.stream().collect(Collectors.toMap(each -> each, each -> SINCE)));
        context.tick();
    }

    private List<WalletSplit> assigned() {
        return context.assigned;
    }
}
