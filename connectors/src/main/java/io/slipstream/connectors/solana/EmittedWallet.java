package io.slipstream.connectors.solana;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far one wallet has been emitted: what a checkpoint keeps. Used by the reader's thread. */
final class EmittedWallet {
    private final String address;
    private final long since;
    private final Map<String, Long> unproven = new LinkedHashMap<>();
    private @Nullable WalletProgress progress;

    EmittedWallet(WalletSplit split) {
        address = split.address();
        since = split.since();
        WalletPosition position = split.position();
        if (position != null) {
            progress = new WalletProgress(position, split.recent());
        }
        split.unproven().forEach(each -> unproven.put(each.signature(), each.slot()));
    }

    void began(WalletPosition position) {
        progress = new WalletProgress(position);
    }

    /**
     * One more of its history.
     *
     * @return how many of that slot came before it
     */
    int landed(LandedSignature landed) {
        unproven.remove(landed.signature());
        WalletProgress begun = progress;
        if (begun == null) {
            return 0;
        }
        int before = begun.countOf(landed.slot());
        begun.deliver(landed);
        return before;
    }

    void heard(String signature, long slot) {
        unproven.put(signature, slot);
    }

    void retracted(String signature) {
        unproven.remove(signature);
    }

    WalletSplit split() {
        List<LandedSignature> open = new ArrayList<>();
        unproven.forEach((signature, slot) -> open.add(new LandedSignature(slot, signature)));
        WalletProgress begun = progress;
        return begun == null
                ? new WalletSplit(address, since, null, List.of(), open)
                : new WalletSplit(address, since, begun.position(), begun.recent(), open);
    }
}
