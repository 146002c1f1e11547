package io.slipstream.functions.decode;

import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.layout.ByteReader;
import io.slipstream.models.layout.CpmmSwapEvent;
import io.slipstream.models.layout.MalformedLayoutException;
import io.slipstream.models.layout.RaydiumCpmm;

/**
 * Raydium CPMM: trades from their transfers, reserves from the logged event of the same pool and
 * amounts, else from the vaults' balances (which hold the fees owed as well).
 */
final class RaydiumCpmmProgram implements DexProgram {
    private final ByteReader reader = new ByteReader(new byte[0]);

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
        TransferSwap swap = TransferSwap.under(tx, at);
        if (swap == null) {
            return;
        }
        Leg leg = swap.toLeg(tx, at, dex());
        leg.pool = tx.key(in.account(RaydiumCpmm.SWAP_POOL));
        int inputVault = in.account(RaydiumCpmm.SWAP_INPUT_VAULT);
        int outputVault = in.account(RaydiumCpmm.SWAP_OUTPUT_VAULT);
        if (!reservesFromLog(tx, leg)
                && inputVault >= 0
                && outputVault >= 0
                && tx.hasUnits[inputVault]
                && tx.hasUnits[outputVault]) {
            leg.inputReserve = tx.unitsAfter[inputVault];
            leg.outputReserve = tx.unitsAfter[outputVault];
        }
        found.legs.add(leg);
    }

    private boolean reservesFromLog(TransactionView tx, Leg leg) {
        for (byte[] bytes : tx.logs.data()) {
            try {
                ByteReader data = reader.reset(bytes, 0, bytes.length);
                if (data.u64() != CpmmSwapEvent.DISCRIMINATOR) {
                    continue;
                }
                CpmmSwapEvent event = CpmmSwapEvent.read(data);
                // the transfers carry a Token-2022 fee that the event counts apart
                if (event.pool().equals(leg.pool)
                        && event.inputAmount() + event.inputTransferFee() == leg.input
                        && (event.outputAmount() == leg.output
                                || event.outputAmount() + event.outputTransferFee()
                                        == leg.output)) {
                    leg.inputReserve = event.inputVaultBefore() + event.inputAmount();
                    leg.outputReserve = event.outputVaultBefore() - leg.output;
                    return true;
                }
            } catch (MalformedLayoutException e) {
                continue; // another program's event
            }
        }
        return false;
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
                            tx.key(in.account(RaydiumCpmm.INITIALIZE_CREATOR + shift))));
        }
    }
}
