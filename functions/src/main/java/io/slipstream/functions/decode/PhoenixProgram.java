package io.slipstream.functions.decode;

import io.slipstream.models.layout.ByteReader;

/**
 * Phoenix, an order book: a swap takes from it, so there are no reserves, and its fee stands in the
 * market's account. Orders that rest are no trades; one that is filled later moves nothing then.
 *
 * <p>Source: Ellipsis-Labs/phoenix-v1, program/src/instruction.rs (one byte of tag). Accounts of
 * Swap: program, log authority, market, trader, his base and quote, both vaults.
 */
final class PhoenixProgram implements DexProgram {
    private static final int SWAP = 0;
    private static final int MARKET = 2;
    private static final int TRADER = 3;
    private static final int BASE_VAULT = 6;
    private static final int QUOTE_VAULT = 7;

    private final ByteReader reader = new ByteReader(new byte[0]);

    @Override
    public String dex() {
        return "phoenix";
    }

    @Override
    public void decode(TransactionView tx, int at, Findings found) {
        Instruction in = tx.instructions[at];
        if (in.dataLength() == 0 || in.data(reader).u8() != SWAP) {
            return;
        }
        TransferSwap swap =
                TransferSwap.between(tx, at, in.account(BASE_VAULT), in.account(QUOTE_VAULT));
        if (swap != null) {
            Leg leg = swap.toLeg(tx, at, dex());
            leg.pool = tx.key(in.account(MARKET));
            leg.user = tx.key(in.account(TRADER));
            found.legs.add(leg);
        }
    }
}
