package io.slipstream.functions.decode;

import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.layout.ByteReader;
import io.slipstream.models.layout.MalformedLayoutException;
import io.slipstream.models.layout.RayLog;
import io.slipstream.models.layout.RaydiumV4;

/**
 * Raydium AMM v4: trades from their transfers, reserves from the {@code ray_log} line of the same
 * amounts, else from the vaults' balances.
 */
final class RaydiumV4Program implements DexProgram {
    private final ByteReader reader = new ByteReader(new byte[0]);

    @Override
    public String dex() {
        return "raydium_v4";
    }

    @Override
    public void decode(TransactionView tx, int at, Findings found) {
        Instruction in = tx.instructions[at];
        if (in.dataLength() == 0) {
            return;
        }
        switch (in.data(reader).u8()) {
            case RaydiumV4.SWAP_BASE_IN, RaydiumV4.SWAP_BASE_OUT -> {
                // without target orders everything behind them stands one place earlier
                int shift = in.accountCount < RaydiumV4.SWAP_ACCOUNTS ? 1 : 0;
                swap(
                        tx,
                        at,
                        in.account(RaydiumV4.SWAP_COIN_VAULT - shift),
                        in.account(RaydiumV4.SWAP_PC_VAULT - shift),
                        found);
            }
            case RaydiumV4.SWAP_BASE_IN_V2, RaydiumV4.SWAP_BASE_OUT_V2 ->
                    swap(
                            tx,
                            at,
                            in.account(RaydiumV4.SWAP_V2_COIN_VAULT),
                            in.account(RaydiumV4.SWAP_V2_PC_VAULT),
                            found);
            case RaydiumV4.INITIALIZE_2 -> initialized(tx, at, in, found);
            default -> {
                return;
            }
        }
    }

    private void swap(TransactionView tx, int at, int coinVault, int pcVault, Findings found) {
        TransferSwap swap = TransferSwap.between(tx, at, coinVault, pcVault);
        if (swap == null) {
            return;
        }
        Leg leg = swap.toLeg(tx, at, dex());
        leg.pool = tx.key(tx.instructions[at].account(RaydiumV4.SWAP_POOL));
        leg.feeBps = RaydiumV4.FEE_BPS;
        if (!reservesFromLog(tx, leg) && coinVault >= 0 && pcVault >= 0) {
            boolean pcIn = swap.in().destination == pcVault;
            int inputVault = pcIn ? pcVault : coinVault;
            int outputVault = pcIn ? coinVault : pcVault;
            if (tx.hasUnits[inputVault] && tx.hasUnits[outputVault]) {
                leg.inputReserve = tx.unitsAfter[inputVault];
                leg.outputReserve = tx.unitsAfter[outputVault];
            }
        }
        found.legs.add(leg);
    }

    private boolean reservesFromLog(TransactionView tx, Leg leg) {
        for (byte[] bytes : tx.logs.rayLogs()) {
            try {
                RayLog log = RayLog.read(reader.reset(bytes, 0, bytes.length));
                if (log.amountIn() == leg.input && log.amountOut() == leg.output) {
                    long inputBefore = log.coinToPc() ? log.poolCoin() : log.poolPc();
                    long outputBefore = log.coinToPc() ? log.poolPc() : log.poolCoin();
                    leg.inputReserve = inputBefore + leg.input;
                    leg.outputReserve = outputBefore - leg.output;
                    return true;
                }
            } catch (MalformedLayoutException e) {
                continue; // the log of a deposit or another instruction
            }
        }
        return false;
    }

    private void initialized(TransactionView tx, int at, Instruction in, Findings found) {
        String coin = tx.key(in.account(RaydiumV4.INITIALIZE_COIN_MINT));
        String pc = tx.key(in.account(RaydiumV4.INITIALIZE_PC_MINT));
        if (coin != null && pc != null) {
            found.openings.add(
                    new PoolOpening(
                                    at,
                                    PoolEvent.Kind.POOL,
                                    dex(),
                                    MintPair.base(coin, pc),
                                    MintPair.quote(coin, pc),
                                    tx.key(in.account(RaydiumV4.INITIALIZE_POOL)),
                                    tx.key(in.account(RaydiumV4.INITIALIZE_USER)))
                            .with(tx.key(in.account(RaydiumV4.INITIALIZE_LP_MINT))));
        }
    }
}
