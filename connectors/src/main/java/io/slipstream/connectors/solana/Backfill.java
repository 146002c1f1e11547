package io.slipstream.connectors.solana;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Brings a wallet from its position to now: lists what landed, fetches it in batches, hands it on
 * oldest first. It stops at the first transaction that cannot be had, so that the position never
 * passes a gap; the next run begins there.
 */
final class Backfill {
    private static final int ROUNDS = 6;
    private static final byte[] GIVEN_BEFORE = {};

    private final JsonRpcClient client;
    private final WalletHistory history;
    private final Commitment commitment;
    private final TransactionSink sink;
    private final TransactionCache cache = new TransactionCache();
    private final Unconfirmed unconfirmed;
    private final Duration firstPause;

    /**
     * @param firstPause before a transaction that the node did not have is asked for again; doubles
     */
    Backfill(
            JsonRpcClient client,
            WalletHistory history,
            Commitment commitment,
            TransactionSink sink,
            Unconfirmed unconfirmed,
            Duration firstPause) {
        this.client = client;
        this.history = history;
        this.commitment = commitment;
        this.sink = sink;
        this.unconfirmed = unconfirmed;
        this.firstPause = firstPause;
    }

    /**
     * @throws RpcException if something is missing; what came before it has been handed on
     */
    void catchUp(WalletScan scan, WalletProgress progress)
            throws RpcException, InterruptedException {
        String wallet = scan.wallet();
        List<LandedSignature> batch = new ArrayList<>();
        for (LandedSignature landed : history.since(wallet, progress.position())) {
            if (progress.knows(landed.signature())) {
                continue;
            }
            batch.add(landed);
            if (scan.isUnfollowed()) {
                return;
            }
            if (batch.size() == JsonRpcClient.LARGEST_BATCH) {
                handOn(wallet, progress, batch);
                batch.clear();
            }
        }
        handOn(wallet, progress, batch);
    }

    private void handOn(String wallet, WalletProgress progress, List<LandedSignature> batch)
            throws RpcException, InterruptedException {
        Map<String, FetchedTransaction> fetched = new HashMap<>();
        RpcException problem = null;
        for (int round = 0; round < ROUNDS; round++) {
            List<LandedSignature> missing = missing(batch, fetched);
            if (missing.isEmpty()) {
                break;
            }
            if (round > 0) {
                pause(round);
            }
            problem = fetch(missing, fetched);
        }
        for (LandedSignature landed : batch) {
            FetchedTransaction transaction = fetched.get(landed.signature());
            boolean given = sink.has(landed.signature());
            if (transaction == null && !given) {
                throw problem != null
                        ? problem
                        : new RpcException(
                                RpcException.NO_ANSWER,
                                "expected transaction "
                                        + landed.signature()
                                        + " of "
                                        + wallet
                                        + ", was null in "
                                        + ROUNDS
                                        + " rounds");
            }
            unconfirmed.confirmed(landed.signature());
            WalletPosition reached = progress.deliver(landed);
            sink.add(transaction(wallet, landed, given ? null : transaction, reached));
        }
    }

    private List<LandedSignature> missing(
            List<LandedSignature> batch, Map<String, FetchedTransaction> fetched) {
        List<LandedSignature> missing = new ArrayList<>();
        for (LandedSignature landed : batch) {
            FetchedTransaction cached = cache.get(landed.signature());
            if (cached != null) {
                fetched.put(landed.signature(), cached);
            } else if (!fetched.containsKey(landed.signature()) && !sink.has(landed.signature())) {
                missing.add(landed);
            }
        }
        return missing;
    }

    /** Returns the last error among the answers. */
    private @Nullable RpcException fetch(
            List<LandedSignature> missing, Map<String, FetchedTransaction> fetched)
            throws RpcException, InterruptedException {
        Map<String, Object> options =
                Map.of(
                        "encoding",
                        "json",
                        "maxSupportedTransactionVersion",
                        0,
                        "commitment",
                        commitment.ofHistory().wire());
        List<RpcCall> calls = new ArrayList<>();
        for (LandedSignature landed : missing) {
            calls.add(RpcCall.of("getTransaction", landed.signature(), options));
        }
        List<RpcAnswer> answers = JsonRpcClient.await(client.batch(calls));
        RpcException problem = null;
        for (int i = 0; i < answers.size(); i++) {
            RpcAnswer answer = answers.get(i);
            if (answer.error() != null) {
                problem = answer.error();
            } else if (answer.result().isObject()) {
                FetchedTransaction transaction = FetchedTransaction.of(answer.result());
                fetched.put(missing.get(i).signature(), transaction);
                cache.put(missing.get(i).signature(), transaction);
            }
        }
        return problem;
    }

    private void pause(int round) throws InterruptedException {
        long millis = firstPause.toMillis() << (round - 1);
        Thread.sleep(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    }

    private static WalletTransaction transaction(
            String wallet,
            LandedSignature landed,
            @Nullable FetchedTransaction fetched,
            WalletPosition reached) {
        return fetched == null
                ? new WalletTransaction(
                        wallet, landed.slot(), -1, landed.signature(), -1, GIVEN_BEFORE, reached)
                : new WalletTransaction(
                        wallet,
                        landed.slot(),
                        fetched.index(),
                        landed.signature(),
                        fetched.blockTime(),
                        fetched.json(),
                        reached);
    }
}
