package io.slipstream.connectors.solana;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.junit.jupiter.api.Test;

class SolanaEnumeratorTest {
    private final FakeEnumeratorContext context = new FakeEnumeratorContext();
    private final Deque<Set<String>> registry = new ArrayDeque<>();

    @Test
    void aNewLeaderBecomesASplitWhileTheSourceRuns() {
        SolanaEnumerator enumerator = started(SolanaEnumerator.State.NEW);
        say(Set.of("a"));
        say(Set.of("a", "b"));

        assertThat(assigned())
                .containsExactly(WalletSplit.beginningNow("a"), WalletSplit.beginningNow("b"));
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
    void whoIsFollowedAgainBeginsWithNow() {
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

        assertThat(assigned()).containsExactly(WalletSplit.beginningNow("b"));
    }

    @Test
    void aSplitThatComesBackIsAssignedAgainWithItsPosition() {
        SolanaEnumerator enumerator = started(SolanaEnumerator.State.NEW);
        say(Set.of("a"));
        WalletSplit half = new WalletSplit("a", new WalletPosition(3, "s"), List.of(), List.of());
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
                    public Set<String> changed() {
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
        registry.add(followed);
        context.tick();
    }

    private List<WalletSplit> assigned() {
        return context.assigned;
    }
}
