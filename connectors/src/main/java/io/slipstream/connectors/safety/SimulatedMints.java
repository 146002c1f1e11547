package io.slipstream.connectors.safety;

import io.slipstream.connectors.solana.rpc.ChainAccount;
import io.slipstream.models.layout.ByteWriter;
import io.slipstream.models.layout.Programs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A chain that holds nothing but mints, in the layout of SPL Token and Token-2022: honest ones, and
 * each kind of trap. What is not on it does not exist.
 */
public final class SimulatedMints implements MintAccounts {
    private static final int BASE_ACCOUNT = 165;
    private static final byte MINT_ACCOUNT = 1;
    private static final int FROZEN = 2;

    /** What a mint's maker keeps in his hand. */
    public enum Kind {
        HONEST,
        FREEZE_AUTHORITY,
        FULL_TRANSFER_FEE,
        CHANGEABLE_TRANSFER_FEE,
        TRANSFER_HOOK,
        PERMANENT_DELEGATE,
        BORN_FROZEN,
        NON_TRANSFERABLE
    }

    private final Map<String, Kind> mints = new HashMap<>();
    private final long slot;

    /**
     * @param slot at which it is read
     */
    public SimulatedMints(long slot) {
        this.slot = slot;
    }

    public void put(String mint, Kind kind) {
        mints.put(mint, kind);
    }

    @Override
    public CompletableFuture<AtSlot> read(List<String> asked) {
        Map<String, ChainAccount> found = new HashMap<>();
        for (String mint : asked) {
            Kind kind = mints.get(mint);
            if (kind != null) {
                found.put(mint, account(kind));
            }
        }
        return CompletableFuture.completedFuture(new AtSlot(slot, found));
    }

    private static ChainAccount account(Kind kind) {
        return switch (kind) {
            case HONEST -> new ChainAccount(Programs.TOKEN, 1, base(0));
            case FREEZE_AUTHORITY -> new ChainAccount(Programs.TOKEN, 1, base(1));
            case FULL_TRANSFER_FEE -> extended(1, fee(Programs.SYSTEM, 10_000));
            case CHANGEABLE_TRANSFER_FEE -> extended(1, fee(Programs.MEMO, 0));
            case TRANSFER_HOOK -> extended(14, new byte[64]);
            case PERMANENT_DELEGATE -> extended(12, new byte[32]);
            case BORN_FROZEN -> extended(6, new byte[] {FROZEN});
            case NON_TRANSFERABLE -> extended(9, new byte[0]);
        };
    }

    private static byte[] base(int freezeFlag) {
        return new ByteWriter().raw(new byte[46]).u32(freezeFlag).raw(new byte[32]).toBytes();
    }

    private static ChainAccount extended(int type, byte[] value) {
        byte[] data =
                new ByteWriter()
                        .raw(base(0))
                        .raw(new byte[BASE_ACCOUNT - base(0).length])
                        .u8(MINT_ACCOUNT)
                        .u16(type)
                        .u16(value.length)
                        .raw(value)
                        .toBytes();
        return new ChainAccount(Programs.TOKEN_2022, 1, data);
    }

    private static byte[] fee(String authority, int bps) {
        return new ByteWriter()
                .key(authority)
                .key(Programs.SYSTEM)
                .u64(0)
                .raw(new byte[16])
                .u16(bps)
                .raw(new byte[16])
                .u16(bps)
                .toBytes();
    }

    @Override
    public String name() {
        return "simulator";
    }
}
