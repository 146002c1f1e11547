package io.slipstream.functions.decode;

import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.layout.ByteReader;
import io.slipstream.models.layout.CpmmSwapEvent;
import io.slipstream.models.layout.RaydiumCpmm;

/**
 * Raydium CPMM: trades from their transfers, reserves and fee from the logged event of the same
 * pool and amounts, else reserves from the vaults' balances (which hold the fees owed as well).
 */
final class RaydiumCpmmProgram implements DexProgram {
    private final ByteReader reader = new ByteReader(new byte[0]);
    private final LogEvents logs;

    RaydiumCpmmProgram() {
        logs = new LogEvents();
    }

    @Override
    public String dex() {
        return "raydium_cpmm";
    }

    @Override
    public void decode(TransactionView tx, int at, Findings found) {
        Instruction in = tx.instructions[at];
        if (in.dataLength() < Long.BYTES) {
            return;
        }
        long discriminator = in.data(reader).u64();
        if (discriminator == RaydiumCpmm.SWAP_BASE_INPUT
                || discriminator == RaydiumCpmm.SWAP_BASE_OUTPUT) {
            swap(tx, at, in, found);
        } else if (discriminator == RaydiumCpmm.INITIALIZE) {
            initialized(tx, at, in, 0, found);
        } else if (discriminator == RaydiumCpmm.INITIALIZE_WITH_PERMISSION) {
            initialized(tx, at, in, RaydiumCpmm.PERMISSION_SHIFT, found);
        }
    }

    private void swap(TransactionView tx, int at, Instruction in, Findings found) {
        int inputVault = in.account(RaydiumCpmm.SWAP_INPUT_VAULT);
        int outputVault = in.account(RaydiumCpmm.SWAP_OUTPUT_VAULT);
        TransferSwap swap = TransferSwap.between(tx, at, inputVault, outputVault);
        if (swap == null) {
            return;
        }
        Leg leg = swap.toLeg(tx, at, dex());
        leg.pool = tx.key(in.account(RaydiumCpmm.SWAP_POOL));
        if (!describe(tx, leg)
                && inputVault >= 0
                && outputVault >= 0
                && tx.hasUnits[inputVault]
                && tx.hasUnits[outputVault]) {
            leg.inputReserve = tx.unitsAfter[inputVault];
            leg.outputReserve = tx.unitsAfter[outputVault];
        }
        found.legs.add(leg);
    }

    private boolean describe(TransactionView tx, Leg leg) {
        CpmmSwapEvent event =
                logs.first(tx, CpmmSwapEvent.DISCRIMINATOR, CpmmSwapEvent::read, e -> fits(e, leg));
        if (event == null) {
            return false;
        }
        leg.inputReserve = event.inputVaultBefore() + event.inputAmount();
        leg.outputReserve = event.outputVaultBefore() - leg.output;
        if (event.tradeFee() >= 0 && event.creatorFee() >= 0) {
            int tradeFee = FeeRate.bps(event.tradeFee(), event.inputAmount());
            int creatorFee =
                    event.creatorFeeOnInput()
                            ? FeeRate.bps(event.creatorFee(), event.inputAmount())
                            : FeeRate.bps(event.creatorFee(), leg.output + event.creatorFee());
            if (tradeFee >= 0) {
                leg.feeBps = tradeFee + Math.max(0, creatorFee);
            }
        }
        return true;
    }

    /** The transfers carry a Token-2022 fee that the event counts apart. */
    private static boolean fits(CpmmSwapEvent event, Leg leg) {
        return event.pool().equals(leg.pool)
                && event.inputAmount() + event.inputTransferFee() == leg.input
                && (event.outputAmount() == leg.output
                        || event.outputAmount() + event.outputTransferFee() == leg.output);
    }

    private void initialized(
            TransactionView tx, int at, Instruction in, int shift, Findings found) {
        String a = tx.key(in.account(RaydiumCpmm.INITIALIZE_MINT_0 + shift));
        String b = tx.key(in.account(RaydiumCpmm.INITIALIZE_MINT_1 + shift));
        if (a != null && b != null) {
            found.openings.add(
                    new PoolOpening(
                                    at,
                                    PoolEvent.Kind.POOL,
                                    dex(),
                                    MintPair.base(a, b),
                                    MintPair.quote(a, b),
                                    tx.key(in.account(RaydiumCpmm.INITIALIZE_POOL + shift)),
                                    tx.key(in.account(RaydiumCpmm.INITIALIZE_CREATOR + shift)))
                            .with(tx.key(in.account(RaydiumCpmm.INITIALIZE_LP_MINT + shift))));
        }
    }
}
