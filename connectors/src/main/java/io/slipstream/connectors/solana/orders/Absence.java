package io.slipstream.connectors.solana.orders;

import io.slipstream.connectors.solana.Commitment;
import io.slipstream.connectors.solana.rpc.SignatureStatus;
import io.slipstream.connectors.solana.rpc.SolanaRpc;
import io.slipstream.models.trade.SignedTransaction;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Proves that transactions have not landed and never will. One and the same node must say all of
 * it, in this order: its finalized height has passed the last height at which the transaction could
 * land; its whole history does not know the signature; that history reaches back to a slot before
 * the send. Two nodes that each say half of it prove nothing.
 */
public final class Absence {
    private final SolanaRpc node;

    public Absence(SolanaRpc node) {
        this.node = node;
    }

    /**
     * Signatures that this node proves absent.
     *
     * @param signed at most {@link SolanaRpc#MOST_STATUSES}
     */
    public CompletableFuture<Set<String>> of(List<SignedTransaction> signed) {
        return node.blockHeight(Commitment.FINALIZED)
                .thenCompose(
                        height ->
                                unknown(
                                        signed.stream()
                                                .filter(one -> one.lastValidBlockHeight() < height)
                                                .toList()));
    }

    private CompletableFuture<Set<String>> unknown(List<SignedTransaction> past) {
        if (past.isEmpty()) {
            return CompletableFuture.completedFuture(Set.of());
        }
        List<String> signatures = past.stream().map(SignedTransaction::signature).toList();
        long earliest = past.stream().mapToLong(SignedTransaction::slot).min().orElseThrow();
        // The history only loses its oldest part: what it reaches after the search, it reached
        // then.
        return node.statuses(signatures, true)
                .thenCompose(
                        known ->
                                node.reachesBackTo(earliest)
                                        .thenApply(
                                                reaches ->
                                                        reaches
                                                                ? missing(signatures, known)
                                                                : Set.of()));
    }

    private static Set<String> missing(
            List<String> signatures, Map<String, SignatureStatus> known) {
        return signatures.stream()
                .filter(signature -> !known.containsKey(signature))
                .collect(Collectors.toSet());
    }
}
