package io.slipstream.connectors.solana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lists a wallet's transactions with getSignaturesForAddress, which pages from the newest back.
 *
 * <p>Only the first page trusts the node to stop at the known signature: its answer is the newest
 * part of one node's history, so nothing within it is missing. A later page may come from a node
 * that does not know where the page before it ended, and such a node answers with an empty list; so
 * later pages go on until the known transaction itself is seen.
 */
public final class WalletHistory {
    /** Lines of a page; what nodes allow at most. */
    static final int PAGE = 1_000;

    private final JsonRpcClient client;
    private final Commitment commitment;
    private final int page;

    public WalletHistory(JsonRpcClient client, Commitment commitment) {
        this(client, commitment, PAGE);
    }

    WalletHistory(JsonRpcClient client, Commitment commitment, int page) {
        this.client = client;
        this.commitment = commitment;
        this.page = page;
    }

    /** The wallet's newest transaction. */
    public WalletPosition newest(String wallet) throws RpcException, InterruptedException {
        List<LandedSignature> newest = page(wallet, null, null, 1);
        return newest.isEmpty()
                ? WalletPosition.BEGINNING
                : new WalletPosition(newest.get(0).slot(), newest.get(0).signature());
    }

    /**
     * Where a wallet stood at a moment.
     *
     * @param since epoch seconds
     * @return a position below which nothing of that second or later lies
     */
    public WalletPosition before(String wallet, long since)
            throws RpcException, InterruptedException {
        WalletPosition oldest = WalletPosition.BEGINNING;
        String before = null;
        while (true) {
            JsonNode lines = answer(wallet, before, null, page);
            for (JsonNode line : lines) {
                long blockTime = line.path("blockTime").asLong(0);
                String signature = line.path("signature").asText("");
                if (blockTime > 0 && blockTime < since) {
                    return new WalletPosition(line.path("slot").asLong(-1), signature);
                }
                oldest = new WalletPosition(line.path("slot").asLong(-1), null);
                before = signature;
            }
            if (lines.isEmpty()) {
                return oldest; // the wallet's first page, or a node that does not know the last one
            }
            if (lines.size() < page) {
                return WalletPosition.BEGINNING;
            }
        }
    }

    /**
     * What landed after a position, oldest first.
     *
     * @throws RpcException also if the way back to the position has a hole
     */
    public List<LandedSignature> since(String wallet, WalletPosition position)
            throws RpcException, InterruptedException {
        List<LandedSignature> found = new ArrayList<>();
        List<LandedSignature> lines = page(wallet, null, position.signature(), page);
        boolean arrived = lines.size() < page;
        arrived |= collect(lines, position, found);
        while (!arrived) {
            String before = lines.get(lines.size() - 1).signature();
            lines = page(wallet, before, null, page);
            arrived = collect(lines, position, found);
            if (!arrived && lines.isEmpty()) {
                if (position.signature() == null) {
                    break;
                }
                throw new RpcException(
                        RpcException.NO_ANSWER,
                        "expected the history of "
                                + wallet
                                + " to reach back to slot "
                                + position.slot()
                                + ", was an end before "
                                + before);
            }
        }
        Collections.reverse(found);
        return found;
    }

    /** True once the position has been seen. */
    private static boolean collect(
            List<LandedSignature> lines, WalletPosition position, List<LandedSignature> found) {
        for (LandedSignature line : lines) {
            if (line.signature().equals(position.signature()) || line.slot() < position.slot()) {
                return true;
            }
            found.add(line);
        }
        return false;
    }

    private List<LandedSignature> page(
            String wallet, @Nullable String before, @Nullable String until, int limit)
            throws RpcException, InterruptedException {
        return lines(answer(wallet, before, until, limit));
    }

    private JsonNode answer(
            String wallet, @Nullable String before, @Nullable String until, int limit)
            throws RpcException, InterruptedException {
        return JsonRpcClient.await(client.call(call(wallet, before, until, limit)));
    }

    /** The listing of what landed after a position, newest first, as far as it fits on a page. */
    RpcCall firstPage(String wallet, WalletPosition position) {
        return call(wallet, null, position.signature(), page);
    }

    private RpcCall call(
            String wallet, @Nullable String before, @Nullable String until, int limit) {
        Map<String, Object> options = new HashMap<>();
        options.put("limit", limit);
        options.put("commitment", commitment.ofHistory().wire());
        if (before != null) {
            options.put("before", before);
        }
        if (until != null) {
            options.put("until", until);
        }
        return RpcCall.of("getSignaturesForAddress", wallet, options);
    }

    /** Reads an answer to getSignaturesForAddress. */
    static List<LandedSignature> lines(JsonNode answer) {
        List<LandedSignature> lines = new ArrayList<>(answer.size());
        for (JsonNode line : answer) {
            lines.add(
                    new LandedSignature(
                            line.path("slot").asLong(-1), line.path("signature").asText("")));
        }
        return lines;
    }
}
