package io.slipstream.jobs.replay;

import io.slipstream.functions.risk.ClockHosted;
import io.slipstream.functions.risk.GateClock;
import io.slipstream.functions.risk.RiskGate;
import io.slipstream.functions.risk.RiskInput;
import io.slipstream.models.trade.Order;
import java.util.PriorityQueue;
import java.util.TreeSet;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Hosts the risk gate in a replay and keeps chain order, so that the same tape gives the same
 * orders whatever the parallelism and the timing.
 *
 * <p>The first input is the tape side, the second the loop by which order events come back. Records
 * are held and released in {@link RiskInput#IN_CHAIN_ORDER} up to the smaller of the two
 * watermarks, with the gate's timers fired in between: those of a slot after its signals and before
 * its order events. Settings go through at once and hold nothing back.
 *
 * <p>The watermark that leaves is a promise: no later order lands at or before it. What can still
 * cause an order is a held record, a timer, the event of an order in flight (in the slot in which
 * it lands) or the tape's next slot; and an order lands at least {@code leastDelay} slots after its
 * cause. The fill step turns promises into the loop's watermark, so each lap lets the gate go on at
 * least to the next of these causes. When there is none left the promise is the last watermark, and
 * once round it ends the loop.
 *
 * <p>All of this lives in memory: a replay runs without checkpoints, and one that is restarted
 * begins its tape again.
 */
public final class RingGate extends KeyedProcessOperator<Long, RiskInput, Order>
        implements TwoInputStreamOperator<RiskInput, RiskInput, Order>, GateClock {

    private final long leastDelay;
    private transient PriorityQueue<RiskInput> held;
    private transient TreeSet<Long> timers;
    private transient Landings landings;
    private transient long tape;
    private transient long loop;
    private transient long released;
    private transient long fired;
    private transient long promised;
    private transient Counter ordersLandingLate;
    private transient Counter ordersOverdue;

    <G extends KeyedProcessFunction<Long, RiskInput, Order> & ClockHosted> RingGate(
            G gate, long leastDelay) {
        super(gate);
        if (leastDelay < 1) {
            throw new IllegalArgumentException(
                    "expected a landing delay of at least 1 slot, was " + leastDelay);
        }
        this.leastDelay = leastDelay;
    }

    /**
     * Puts the gate between the tape and the loop. The caller sets uid and name.
     *
     * @param tapeSide signals with the tape's watermark, and settings
     * @param loopSide order events with the fill step's watermark
     * @param leastDelay the smallest number of slots between an order's cause and its landing
     * @param <G> the gate as it runs live
     */
    public static <G extends KeyedProcessFunction<Long, RiskInput, Order> & ClockHosted>
            SingleOutputStreamOperator<Order> connect(
                    DataStream<RiskInput> tapeSide,
                    DataStream<RiskInput> loopSide,
                    G gate,
                    long leastDelay) {
        return tapeSide.keyBy(RiskInput::key, Types.LONG)
                .connect(loopSide.keyBy(RiskInput::key, Types.LONG))
                .transform("ring-gate", RiskGate.DECISIONS, new RingGate(gate, leastDelay));
    }

    @Override
    public void open() throws Exception {
        held = new PriorityQueue<>(RiskInput.IN_CHAIN_ORDER);
        timers = new TreeSet<>();
        landings = new Landings();
        tape = loop = released = fired = promised = Long.MIN_VALUE;
        ordersLandingLate = getMetricGroup().counter("ordersLandingLate");
        ordersOverdue = getMetricGroup().counter("ordersOverdue");
        output = new TappedOutput<>(output, this::decided);
        ((ClockHosted) userFunction).host(this);
        super.open();
    }

    /** The orders themselves say it: see {@link #decided}. */
    @Override
    public void lands(long slot) {}

    @Override
    public void wakes(long slot) {
        timers.add(slot);
    }

    private void decided(Order order) {
        if (order.state().isFinal()) {
            return;
        }
        long slot = order.terms().landSlot();
        if (slot <= promised) {
            // Only what stands outside the tape's clock can do that: a command, a late setting. The
            // fill step fills it at once.
            ordersLandingLate.inc();
            slot = promised == Long.MAX_VALUE ? promised : promised + 1;
        }
        landings.add(order.id(), slot);
    }

    @Override
    public void processElement1(StreamRecord<RiskInput> element) throws Exception {
        hold(element, element.getValue());
    }

    @Override
    public void processElement2(StreamRecord<RiskInput> element) throws Exception {
        RiskInput input = element.getValue();
        Order order = input.order();
        Long landing =
                order != null && order.state().isFinal() ? landings.remove(order.id()) : null;
        // One that the ledger knew already comes back as it was; its event belongs where ours is.
        hold(element, landing == null ? input : input.at(landing));
    }

    private void hold(StreamRecord<RiskInput> element, RiskInput input) throws Exception {
        if (input.isAtOnce()) {
            processElement(element);
            return;
        }
        held.add(input);
        if (input.slot() <= released) {
            advance();
        }
    }

    @Override
    public void processWatermark1(Watermark mark) throws Exception {
        tape = mark.getTimestamp();
        advance();
    }

    @Override
    public void processWatermark2(Watermark mark) throws Exception {
        loop = mark.getTimestamp();
        for (String overdue : landings.removeUpTo(loop)) {
            // Waiting for it would stop the replay. It is an older decision from the ledger that
            // lands elsewhere, or the fill step has lost it.
            ordersOverdue.inc();
            LOG.warn("order={} did not land up to slot {}", overdue, loop);
        }
        advance();
    }

    private void advance() throws Exception {
        released = Math.min(tape, loop);
        RiskInput input;
        while ((input = held.peek()) != null && input.slot() <= released) {
            boolean atSlotsEnd = input.kind() == RiskInput.Kind.ORDER_EVENT;
            fireTimers(atSlotsEnd ? input.slot() : input.slot() - 1);
            held.remove();
            StreamRecord<RiskInput> element = new StreamRecord<>(input, input.slot());
            setKeyContextElement1(element);
            processElement(element);
        }
        fireTimers(released);
        promise();
    }

    private void fireTimers(long upTo) throws Exception {
        boolean overdue = !timers.isEmpty() && timers.first() <= fired;
        if (upTo <= fired && !overdue) {
            return;
        }
        fired = Math.max(fired, upTo);
        getTimeServiceManager().orElseThrow().advanceWatermark(new Watermark(fired));
        timers.headSet(fired, true).clear();
    }

    private void promise() {
        if (tape == Long.MIN_VALUE) {
            return;
        }
        long cause = tape == Long.MAX_VALUE ? tape : tape + 1;
        if (!held.isEmpty()) {
            cause = Math.min(cause, held.element().slot());
        }
        if (!timers.isEmpty()) {
            cause = Math.min(cause, timers.first());
        }
        cause = Math.min(cause, landings.first());
        long promise = cause == Long.MAX_VALUE ? cause : cause + leastDelay - 1;
        if (promise > promised) {
            promised = promise;
            output.emitWatermark(new Watermark(promise));
        }
    }

    /**
     * Only a drained replay can be stopped with a savepoint, which flushes its sinks: a checkpoint
     * before that would lack what is in the loop's channels.
     *
     * @throws IllegalStateException if anything may still come round
     */
    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        if (promised != Long.MAX_VALUE || loop != Long.MAX_VALUE) {
            throw new IllegalStateException(
                    "expected a replay in lock-step to be drained before a savepoint, was at slot "
                            + released);
        }
        super.snapshotState(context);
    }
}
