package io.slipstream.functions.decode;

import io.slipstream.models.layout.ByteReader;
import io.slipstream.models.layout.Discriminator;
import io.slipstream.models.layout.JupiterSwapEvent;
import java.util.List;

/**
 * Jupiter v6, a router: what it calls has the legs. Its events only add one that no program under
 * it showed, such as that of an AMM which pays without a token transfer.
 */
final class JupiterProgram implements DexProgram {
    private static final String UNKNOWN_AMM = "unknown";

    private final ByteReader reader = new ByteReader(new byte[0]);

    @Override
    public String dex() {
        return "jupiter_v6";
    }

    @Override
    public void decode(TransactionView tx, int at, Findings found) {
        int end = tx.endOf(at);
        found.movedUnseen |= end > at + 1;
        int program = tx.instructions[at].program;
        for (int i = at + 1; i < end; i++) {
            Instruction inner = tx.instructions[i];
            if (inner.program == program && inner.dataLength() >= 2 * Long.BYTES) {
                events(tx, at, end, i, found);
            }
        }
    }

    private void events(TransactionView tx, int at, int end, int place, Findings found) {
        ByteReader data = tx.instructions[place].data(reader);
        if (data.u64() != Discriminator.EVENT_CPI) {
            return;
        }
        long discriminator = data.u64();
        if (discriminator == JupiterSwapEvent.DISCRIMINATOR) {
            add(tx, at, end, place, JupiterSwapEvent.read(data), found);
        } else if (discriminator == JupiterSwapEvent.DISCRIMINATOR_ALL) {
            List<JupiterSwapEvent> all = JupiterSwapEvent.readAll(data);
            for (JupiterSwapEvent event : all) {
                add(tx, at, end, place, event, found);
            }
        }
    }

    private static void add(
            TransactionView tx,
            int at,
            int end,
            int place,
            JupiterSwapEvent event,
            Findings found) {
        if (event.inputAmount() == 0 || event.outputAmount() == 0) {
            return;
        }
        for (Leg leg : found.legs) {
            if (leg.at > at
                    && leg.at < end
                    && leg.inputMint.equals(event.inputMint())
                    && leg.outputMint.equals(event.outputMint())) {
                return;
            }
        }
        String program = event.amm().isEmpty() ? tx.programOf(tx.instructions[at]) : event.amm();
        Leg leg =
                new Leg(
                        place,
                        program,
                        UNKNOWN_AMM,
                        event.inputMint(),
                        event.inputAmount(),
                        event.outputMint(),
                        event.outputAmount());
        leg.user = tx.key(0);
        found.legs.add(leg);
    }
}
