package io.slipstream.functions.decode;

import static io.slipstream.functions.decode.TransactionJson.key;

import io.slipstream.models.layout.ByteWriter;
import io.slipstream.models.layout.Discriminator;
import io.slipstream.models.layout.Programs;
import io.slipstream.models.unit.Mints;
import java.util.Arrays;
import java.util.Base64;

/**
 * Hand-made transactions of the Anchor programs, byte by byte after their IDLs: the trader pays
 * 1,000,000 units of USDC into a vault and gets 90,000,000 tokens out of another.
 */
final class ProgramSamples {
    static final long PAID = 1_000_000;
    static final long GOT = 90_000_000;
    static final String USDC_VAULT = key(42);
    static final String TOKEN_VAULT = key(43);

    private static final int MOST_ACCOUNTS = 32;
    private static final int FILLER = 60;

    private ProgramSamples() {}

    /**
     * A swap with pool and vaults at these places; a pool that pays before it is paid, if asked.
     */
    static TransactionJson swap(
            String program, String instruction, int pool, int vaultA, int vaultB, boolean early) {
        TransactionJson tx = new TransactionJson();
        int user = tx.account(Samples.TRADER);
        int usdc = tx.account(key(40));
        int tokens = tx.account(key(41));
        int usdcVault = tx.account(USDC_VAULT);
        int tokenVault = tx.account(TOKEN_VAULT);
        int authority = tx.account(Samples.AUTHORITY);
        int[] accounts = accounts(tx);
        accounts[pool] = tx.account(Samples.POOL);
        accounts[vaultA] = tokenVault;
        accounts[vaultB] = usdcVault;
        tx.outer(program, data(instruction), accounts);
        if (early) {
            tx.transfer(2, Programs.TOKEN, GOT, tokenVault, tokens, authority);
        }
        tx.transfer(2, Programs.TOKEN, PAID, usdc, usdcVault, user);
        if (!early) {
            tx.transfer(2, Programs.TOKEN, GOT, tokenVault, tokens, authority);
        }
        return tx.tokens(usdc, Mints.USDC, Samples.TRADER, 5 * PAID, 4 * PAID)
                .tokens(tokens, Samples.MINT, Samples.TRADER, 0, GOT)
                .tokens(usdcVault, Mints.USDC, Samples.AUTHORITY, 0, PAID)
                .tokens(tokenVault, Samples.MINT, Samples.AUTHORITY, 2 * GOT, GOT);
    }

    /** An instruction alone, with a key of its place at each place of its accounts. */
    static TransactionJson opening(String program, byte[] data) {
        TransactionJson tx = new TransactionJson();
        tx.account(Samples.TRADER);
        int[] accounts = new int[MOST_ACCOUNTS];
        for (int i = 0; i < accounts.length; i++) {
            accounts[i] = tx.account(place(i));
        }
        return tx.outer(program, data, accounts);
    }

    /** The account at a place of {@link #opening}. */
    static String place(int place) {
        return key(100 + place);
    }

    static byte[] data(String instruction) {
        return new ByteWriter()
                .u64(Discriminator.ofInstruction(instruction))
                .u64(PAID)
                .u64(1)
                .toBytes();
    }

    /** Data of an event that is emitted by CPI. */
    static byte[] cpi(String event, ByteWriter body) {
        return new ByteWriter()
                .u64(Discriminator.EVENT_CPI)
                .u64(Discriminator.ofEvent(event))
                .raw(body.toBytes())
                .toBytes();
    }

    /** Log line of an event that is logged. */
    static String log(String event, ByteWriter body) {
        byte[] bytes =
                new ByteWriter().u64(Discriminator.ofEvent(event)).raw(body.toBytes()).toBytes();
        return "Program data: " + Base64.getEncoder().encodeToString(bytes);
    }

    static ByteWriter clmmSwapEvent() {
        ByteWriter body = new ByteWriter().key(Samples.POOL).key(key(1)).key(key(2)).key(key(3));
        return body.u64(GOT).u64(0).u64(PAID).u64(0).bool(false).raw(new byte[36]);
    }

    /** Fee 0.04 %. */
    static ByteWriter whirlpoolTraded() {
        return new ByteWriter()
                .key(Samples.POOL)
                .bool(true)
                .raw(new byte[32])
                .u64(PAID)
                .u64(GOT)
                .u64(0)
                .u64(0)
                .u64(350)
                .u64(50);
    }

    /** Fee 1.25 %; a curve that began with 1e15 by 1e10 and had sold and collected nothing. */
    static ByteWriter launchLabTrade(boolean constantProduct) {
        long quote = PAID - 12_500;
        return new ByteWriter()
                .key(Samples.POOL)
                .u64(793_100_000_000_000L)
                .u64(1_000_000_000_000L)
                .u64(10_972_250_000L)
                .u64(0)
                .u64(0)
                .u64(constantProduct ? GOT : 3 * GOT)
                .u64(quote)
                .u64(PAID)
                .u64(GOT)
                .u64(2_500)
                .u64(7_500)
                .u64(500)
                .u64(2_000)
                .u8(0)
                .u8(0)
                .bool(true);
    }

    /** Fee rate 0.2 %. */
    static ByteWriter dlmmSwap() {
        return new ByteWriter()
                .key(Samples.POOL)
                .key(Samples.TRADER)
                .u32(7)
                .u32(8)
                .u64(PAID)
                .u64(GOT)
                .bool(false)
                .u64(2_000)
                .u64(100)
                .u64(2_000_000)
                .u64(0)
                .u64(0);
    }

    /** The same in the newer event. */
    static ByteWriter dlmmSwap2() {
        return new ByteWriter()
                .key(Samples.POOL)
                .key(Samples.TRADER)
                .u32(7)
                .u32(8)
                .bool(false)
                .u64(2_000_000)
                .u64(0)
                .u64(PAID + 5)
                .u64(5)
                .u64(GOT)
                .raw(new byte[34]);
    }

    /** Fee 0.25 %, a fifth of it the protocol's; amounts off by a share's rounding. */
    static ByteWriter dammV1Swap() {
        return new ByteWriter().u64(PAID - 600).u64(GOT + 7).u64(2_000).u64(500).u64(0);
    }

    /** Fee 1 % of the output. */
    static ByteWriter dammV2Swap() {
        return new ByteWriter()
                .key(Samples.POOL)
                .raw(new byte[20])
                .u64(PAID)
                .u64(PAID)
                .u64(0)
                .u64(GOT)
                .raw(new byte[16])
                .u64(727_273)
                .u64(181_818)
                .u64(0)
                .u64(0)
                .raw(new byte[48]);
    }

    /** Fee 2 % of the input. */
    static ByteWriter dbcSwap() {
        return new ByteWriter()
                .key(Samples.POOL)
                .raw(new byte[34 + 16])
                .u64(980_000)
                .u64(GOT)
                .raw(new byte[16])
                .u64(16_000)
                .u64(3_000)
                .u64(1_000)
                .u64(PAID)
                .u64(1_700_000_000);
    }

    /** The same in the newer event. */
    static ByteWriter dbcSwap2() {
        return new ByteWriter()
                .key(Samples.POOL)
                .raw(new byte[34 + 17])
                .u64(PAID)
                .u64(980_000)
                .u64(0)
                .u64(GOT)
                .raw(new byte[16])
                .u64(16_000)
                .u64(3_000)
                .u64(1_000)
                .raw(new byte[24]);
    }

    private static int[] accounts(TransactionJson tx) {
        int[] accounts = new int[MOST_ACCOUNTS];
        Arrays.fill(accounts, tx.account(key(FILLER)));
        return accounts;
    }
}
