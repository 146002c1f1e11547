package io.slipstream.connectors.solana;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What of a wallet's history has been handed on. The position from which the history is read trails
 * the newest transaction by {@link #OVERLAP_SLOTS}: a node lists a slot's transactions as it
 * indexes them, and another node may be behind, so that one may still appear below the newest. What
 * lies between is listed again and again, but fetched once. Safe for use by many threads.
 */
final class WalletProgress {
    static final int OVERLAP_SLOTS = 32;

    private record Delivered(long slot, long order, String signature) {}

    private final TreeSet<Delivered> recent =
            new TreeSet<>(
                    Comparator.comparingLong(Delivered::slot).thenComparingLong(Delivered::order));
    private final Map<String, Delivered> bySignature = new HashMap<>();
    private WalletPosition position;
    private long newestSlot;
    private long order;

    WalletProgress(WalletPosition position) {
        this(position, List.of());
    }

    /**
     * @param recent what was handed on above the position
     */
    WalletProgress(WalletPosition position, List<LandedSignature> recent) {
        this.position = position;
        this.newestSlot = position.slot();
        recent.forEach(this::deliver);
    }

    /** Below it nothing is missing. */
    synchronized WalletPosition position() {
        return position;
    }

    /** What was handed on above the position, oldest first. */
    synchronized List<LandedSignature> recent() {
        List<LandedSignature> listed = new ArrayList<>(recent.size());
        recent.forEach(each -> listed.add(new LandedSignature(each.slot(), each.signature())));
        return listed;
    }

    synchronized long newestSlot() {
        return newestSlot;
    }

    synchronized boolean knows(String signature) {
        return bySignature.containsKey(signature);
    }

    /** How many of a slot have been handed on, as far as it lies above the position. */
    synchronized int countOf(long slot) {
        return recent.subSet(new Delivered(slot, -1, ""), new Delivered(slot + 1, -1, "")).size();
    }

    /**
     * The next transaction, oldest first.
     *
     * @return the position that this one moves the wallet to
     */
    synchronized WalletPosition deliver(LandedSignature landed) {
        Delivered delivered = new Delivered(landed.slot(), order++, landed.signature());
        recent.add(delivered);
        bySignature.put(landed.signature(), delivered);
        newestSlot = Math.max(newestSlot, landed.slot());
        @Nullable Delivered oldest = recent.first();
        while (oldest != null && oldest.slot() <= newestSlot - OVERLAP_SLOTS) {
            recent.pollFirst();
            bySignature.remove(oldest.signature());
            position = new WalletPosition(oldest.slot(), oldest.signature());
            oldest = recent.isEmpty() ? null : recent.first();
        }
        return position;
    }
}
