package io.slipstream.functions.risk;

import io.slipstream.models.trade.Signal;

/**
 * A leader's sell that met unfilled copies of his buys: it waits for those decided before it.
 *
 * @param sequence its place among the user's decisions
 */
public record KeptSell(Signal signal, long sequence) {}
