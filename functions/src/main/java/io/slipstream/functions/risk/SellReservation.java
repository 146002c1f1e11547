package io.slipstream.functions.risk;

import java.util.List;

/** Units of lots held for a sell in flight, first opened first. */
public record SellReservation(String orderId, List<LotUnits> parts) {}
