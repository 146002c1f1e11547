package io.slipstream.jobs.local;

import io.slipstream.jobs.metrics.RunMetrics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the operators have counted so far.
 *
 * @param signals kind → number
 * @param orders state → number, states without orders left out
 * @param denials reason → number
 */
record Tally(
        long transactions,
        long undecodable,
        long swaps,
        long legs,
        long pools,
        long posts,
        Map<String, Long> signals,
        Map<String, Long> orders,
        Map<String, Long> denials,
        long trades,
        long realizedPnlLamports,
        double eventToOrderP50,
        double eventToOrderP99,
        double eventToOrderEventP50,
        double eventToOrderEventP99) {

    /** One run for the process, as {@link RunMetrics}. */
    private static volatile long carriedOver;

    /**
     * @param openOrders in the ledger when this run began, left open by the one before
     */
    static void carryOver(long openOrders) {
        carriedOver = openOrders;
    }

    /** Of this run and of the one before it; an adopted order was in the ledger already. */
    private static long open(long settled) {
        long adopted = RunMetrics.sum("risk-gate", "ordersAdopted");
        long begun = RunMetrics.sum("risk-gate", "ordersDecided") + Math.max(adopted, carriedOver);
        return Math.max(0, begun - settled);
    }

    static Tally now() {
        Map<String, Long> signals = new LinkedHashMap<>();
        put(signals, "copy_trade", RunMetrics.sum("fan-out-copies", "copySignals"));
        put(signals, "sniper", RunMetrics.sum("match-snipes", "snipeSignals"));
        put(signals, "automated", RunMetrics.sum("recommend-tokens", "automatedSignals"));
        put(signals, "ai_signal", RunMetrics.sum("risk-gate", "offersJudged"));
        put(signals, "manual_command", RunMetrics.sum("risk-gate", "commandsJudged"));
        put(signals, "exit", RunMetrics.sum("risk-gate", "exitSignals"));
        Map<String, Long> settled = RunMetrics.sumBy("risk-gate", "ordersSettled", "state");
        long open = open(settled.values().stream().mapToLong(Long::longValue).sum());
        Map<String, Long> orders = new LinkedHashMap<>();
        put(orders, "SENT", open);
        settled.forEach((state, count) -> put(orders, state, count));
        return new Tally(
                ingested("transactions"),
                ingested("undecodable"),
                ingested("swaps"),
                ingested("legs"),
                ingested("pools"),
                ingested("posts"),
                signals,
                orders,
                RunMetrics.sumBy("risk-gate", "ordersDenied", "reason"),
                RunMetrics.sum("risk-gate", "tradesBooked"),
                RunMetrics.sum("risk-gate", "realizedPnlLamports"),
                RunMetrics.quantile("execute-order", "eventToOrderMillis", .5),
                RunMetrics.quantile("execute-order", "eventToOrderMillis", .99),
                RunMetrics.quantile("record-outcome", "eventToOrderEventMillis", .5),
                RunMetrics.quantile("record-outcome", "eventToOrderEventMillis", .99));
    }

    /** True once every step that waits for settings has them, in all of its subtasks. */
    static boolean isBootstrapped(int parallelism) {
        return Stream.of(
                        "select-leader-moves",
                        "fan-out-copies",
                        "score-tokens",
                        "match-snipes",
                        "select-candidates",
                        "recommend-tokens",
                        "watch-market",
                        "risk-gate")
                .map(operator -> RunMetrics.gauges(operator, "bootstrapped"))
                .allMatch(
                        marks ->
                                marks.size() == parallelism
                                        && marks.stream().allMatch(mark -> mark == 1));
    }

    /** True if the end of a bounded input has reached the last step and no order is open. */
    static boolean isSettled() {
        long settled =
                RunMetrics.sumBy("risk-gate", "ordersSettled", "state").values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
        return open(settled) == 0
                && RunMetrics.sum("record-outcome", "outcomesRecorded") >= settled
                && Stream.of("risk-gate", "fill-on-paper")
                        .map(operator -> RunMetrics.gauges(operator, "currentInputWatermark"))
                        .allMatch(
                                marks ->
                                        !marks.isEmpty()
                                                && marks.stream()
                                                        .allMatch(mark -> mark == Long.MAX_VALUE));
    }

    long events() {
        return transactions + undecodable + posts;
    }

    long outcomes() {
        return orders.values().stream().mapToLong(Long::longValue).sum()
                + denials.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long ingested(String counter) {
        return RunMetrics.sum("decode-transactions", counter);
    }

    private static void put(Map<String, Long> counts, String key, long count) {
        if (count != 0) {
            counts.put(key, count);
        }
    }
}
