package io.slipstream.connectors.safety;

import io.slipstream.connectors.jupiter.MintSafety;
import io.slipstream.connectors.solana.rpc.ChainAccount;
import io.slipstream.models.layout.ByteReader;
import io.slipstream.models.layout.MalformedLayoutException;
import io.slipstream.models.market.SafetyFacts;
import org.jspecify.annotations.Nullable;

/**
 * What a mint's account says. Source: SPL Token's mint: mint authority as a u32 flag at 0 and a
 * key, freeze authority as a u32 flag at 46 and a key; extensions as {@link MintSafety} reads them.
 * Whether a sale would go through stands elsewhere: unknown.
 */
final class MintFacts {
    private static final int FREEZE_AUTHORITY = 46;

    private MintFacts() {}

    /**
     * @param metadata the account of the mint's metadata; null if there is none
     */
    static SafetyFacts of(
            String mint,
            @Nullable ChainAccount account,
            @Nullable ChainAccount metadata,
            long slot,
            String source) {
        if (account == null) {
            return SafetyFacts.unknown(mint);
        }
        try {
            boolean mintable = new ByteReader(account.data()).u32() != 0;
            ByteReader freeze = new ByteReader(account.data());
            freeze.skip(FREEZE_AUTHORITY);
            boolean freezable = freeze.u32() != 0;
            String danger = freezable ? null : MintSafety.danger(account);
            return SafetyFacts.ofMint(
                    mint,
                    slot,
                    source,
                    mintable,
                    freezable,
                    danger != null,
                    danger,
                    MintMetadata.isMutable(mint, account, metadata));
        } catch (MalformedLayoutException | IndexOutOfBoundsException e) {
            return SafetyFacts.ofMint(mint, slot, source, null, null, true, "it is no mint", null);
        }
    }
}
