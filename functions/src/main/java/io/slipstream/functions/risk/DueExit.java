package io.slipstream.functions.risk;

import io.slipstream.functions.exit.ExitTrigger;
import io.slipstream.models.trade.Signal;

/**
 * A lot that the price says is to be sold.
 *
 * @param signal which order it becomes
 * @param part all units of the lot that nothing else sells
 */
record DueExit(Signal signal, ExitTrigger trigger, LotUnits part) {}
