package io.slipstream.connectors.safety;

import io.slipstream.connectors.solana.rpc.ChainAccount;
import io.slipstream.models.layout.ByteWriter;
import io.slipstream.models.layout.Programs;
import io.slipstream.models.port.SaleProbe;
import io.slipstream.models.unit.Base58;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A chain that holds nothing but mints, in the layout of SPL Token and Token-2022, honest ones and
 * each kind of trap, and pools of Raydium's CPMM with their LP tokens. What is not on it does not
 * exist. Of an honest mint every buy can be sold again.
 */
public final class SimulatedMints implements ChainAccounts, SaleProbe {
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

    /** Who has the LP tokens of a pool. */
    public enum Liquidity {
        BURNED,
        LOCKED,
        WITH_ITS_MAKER
    }

    private static final long ISSUED = 1_000_000_000L;
    private static final String MAKER = address("maker");

    private final Map<String, Kind> mints = new HashMap<>();
    private final Map<String, ChainAccount> others = new HashMap<>();
    private final Map<String, List<String>> holders = new HashMap<>();
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

    /** Makes a pool, and returns its address. */
    public String putPool(String name, Liquidity liquidity) {
        String pool = address("pool " + name);
        String lpMint = address("lp " + name);
        String holder = address("holder " + name);
        long left = liquidity == Liquidity.BURNED ? 0 : ISSUED;
        others.put(pool, cpmm(lpMint));
        others.put(
                lpMint,
                new ChainAccount(
                        Programs.TOKEN,
                        1,
                        new ByteWriter().raw(new byte[36]).u64(left).raw(new byte[38]).toBytes()));
        String owner = liquidity == Liquidity.LOCKED ? Programs.RAYDIUM_CPMM_LOCK : MAKER;
        others.put(
                holder,
                new ChainAccount(
                        Programs.TOKEN,
                        1,
                        new ByteWriter().key(lpMint).key(owner).u64(left).toBytes()));
        holders.put(lpMint, List.of(holder));
        return pool;
    }

    private static ChainAccount cpmm(String lpMint) {
        byte[] data =
                new ByteWriter()
                        .raw(new byte[8 + 4 * 32])
                        .key(lpMint)
                        .raw(new byte[5 * 32 + 5])
                        .u64(ISSUED)
                        .toBytes();
        return new ChainAccount(Programs.RAYDIUM_CPMM, 1, data);
    }

    private static String address(String name) {
        try {
            return Base58.encode(
                    MessageDigest.getInstance("SHA-256")
                            .digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public CompletableFuture<List<String>> largestHolders(String mint) {
        return CompletableFuture.completedFuture(holders.getOrDefault(mint, List.of()));
    }

    @Override
    public CompletableFuture<@Nullable Boolean> sells(String mint, long lamports) {
        Kind kind = mints.get(mint);
        return CompletableFuture.completedFuture(kind == null ? null : kind == Kind.HONEST);
    }

    @Override
    public void close() {
        // holds nothing
    }

    @Override
    public CompletableFuture<AtSlot> read(List<String> asked) {
        Map<String, ChainAccount> found = new HashMap<>();
        for (String mint : asked) {
            Kind kind = mints.get(mint);
            ChainAccount other = others.get(mint);
            if (kind != null) {
                found.put(mint, account(kind));
            } else if (other != null) {
                found.put(mint, other);
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
