package io.slipstream.connectors.simulator.ledger;

import io.slipstream.models.layout.Programs;
import io.slipstream.models.unit.Base58;
import io.slipstream.models.unit.Mints;
import java.nio.ByteBuffer;

/**
 * The accounts that every transaction shares, and the source of new addresses. Addresses of pools
 * and token accounts are derived from the seed, not by the programs' own rule: nothing that reads
 * transactions can tell.
 */
public final class Chain {
    public final Account system = new Account(Programs.SYSTEM, 1);
    public final Account computeBudget = new Account(Programs.COMPUTE_BUDGET, 1);
    public final Account token = new Account(Programs.TOKEN, 5_598_856_254L).inLookupTable();
    public final Account token2022 = new Account(Programs.TOKEN_2022, 58_623_941).inLookupTable();
    public final Account associatedToken =
            new Account(Programs.ASSOCIATED_TOKEN, 3_387_961_056L).inLookupTable();
    public final Account metadata = new Account(Programs.METADATA, 1_141_440);
    public final Account rent = new Account(Programs.RENT_SYSVAR, 1_009_200);
    public final Mint sol = new Mint(Mints.SOL, 9, 1_055_700_996_787L);
    public final Mint usdc = new Mint(Mints.USDC, 6, 389_923_193_341L);
    public final Account lookupTable;

    private final long seed;
    private long addresses;
    private long signatures;

    public Chain(long seed) {
        this.seed = seed;
        sol.inLookupTable();
        usdc.inLookupTable();
        lookupTable = new Account(newKey(), 20_000_000);
    }

    /** A key that nobody else has. */
    public byte[] newKey() {
        return bytes(seed, ++addresses, 32);
    }

    /** A mint's address as pump.fun grinds them: it ends in {@code pump}. */
    public String newPumpMint() {
        while (true) {
            String address = Base58.encode(newKey());
            String ground = address.substring(0, address.length() - 4) + "pump";
            if (Base58.decode(ground).length == 32) {
                return ground;
            }
        }
    }

    public String newSignature() {
        return Base58.encode(bytes(~seed, ++signatures, 64));
    }

    /** The hash of a block, the same for all its transactions. */
    public String blockhash(long slot) {
        return Base58.encode(bytes(seed ^ 0x5DEECE66DL, slot, 32));
    }

    private static byte[] bytes(long seed, long number, int length) {
        ByteBuffer key = ByteBuffer.allocate(length);
        long state = SplitMix.mix(seed) ^ SplitMix.mix(number * SplitMix.GOLDEN);
        while (key.hasRemaining()) {
            state += SplitMix.GOLDEN;
            key.putLong(SplitMix.mix(state));
        }
        return key.array();
    }
}
