package io.slipstream.functions.decode;

import io.slipstream.models.layout.ByteReader;
import io.slipstream.models.layout.Discriminator;
import io.slipstream.models.layout.JupiterDcaFilledEvent;

/** Jupiter DCA: a keeper swaps for the owner of an order; the event says for whom, and what. */
final class JupiterDcaProgram implements DexProgram {
    private final ByteReader reader = new ByteReader(new byte[0]);

    @Override
    public String dex() {
        return "jupiter_dca";
    }

    @Override
    public void decode(TransactionView tx, int at, Findings found) {
        Instruction in = tx.instructions[at];
        if (in.dataLength() < 2 * Long.BYTES) {
            return;
        }
        ByteReader data = in.data(reader);
        if (data.u64() == Discriminator.EVENT_CPI
                && data.u64() == JupiterDcaFilledEvent.DISCRIMINATOR) {
            JupiterDcaFilledEvent event = JupiterDcaFilledEvent.read(data);
            found.fills.add(
                    new OrderFill(
                            at,
                            event.user(),
                            event.inputMint(),
                            event.inAmount(),
                            event.outputMint(),
                            event.outAmount()));
        }
    }
}
