package io.slipstream.functions.market;

import io.slipstream.functions.execute.PoolReserves;
import io.slipstream.functions.risk.RiskReason;
import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.Command;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.trade.TakenOffer;
import io.slipstream.models.unit.Ids;
import org.jspecify.annotations.Nullable;

/** What a user's command asks of the risk gate, at the price of the moment. */
final class CommandSignals {
    /** Whose lots a command opens. */
    private static final String SOURCE = "command";

    private CommandSignals() {}

    /**
     * The signal of a BUY or SELL. Its day is the chain's: the clock of whoever gave the command is
     * not to be trusted with limits.
     *
     * @param pool the mint's deepest; null if none is known: then a BUY is refused
     * @param now slot up to which the chain is known, 0 if unknown
     */
    static Signal of(Command command, String mint, @Nullable PoolReserves pool, long now) {
        boolean buy = command.kind() == Command.Kind.BUY;
        boolean exact = command.units() > 0;
        boolean all = command.shareBps() == Command.ALL_BPS;
        TakenOffer offer = buy ? command.offer() : null;
        return new Signal(
                offer == null ? Ids.command(command.commandId()) : Ids.takenOffer(offer.offerId()),
                command.userId(),
                offer == null ? OrderContext.MANUAL_COMMAND : OrderContext.AI_SIGNAL,
                SOURCE,
                null,
                pool == null ? now : Math.max(now, pool.slot()),
                0,
                0,
                pool == null ? 0 : pool.blockTime(),
                0,
                buy ? Side.BUY : Side.SELL,
                mint,
                command.lamports(),
                exact ? command.units() : command.shareBps(),
                exact ? Signal.EXACT : all ? -1 : Command.ALL_BPS,
                pool == null ? 0 : pool.lamports(),
                pool == null ? 0 : pool.units(),
                buy && pool == null ? RiskReason.NO_PRICE.name() : null,
                null,
                offer == null ? null : offer.modelVersion(),
                offer == null ? null : offer.reasons());
    }
}
