package io.slipstream.jobs.graph;

import io.slipstream.functions.risk.RiskGate;
import io.slipstream.functions.risk.RiskInput;
import io.slipstream.models.trade.Command;
import io.slipstream.models.trade.Order;
import io.slipstream.models.user.SettingsChange;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * How order events come back to the risk gate, and which operator hosts it: the one thing in which
 * endless input and replay differ. The binding chooses; the graph does not know.
 */
public interface ExecutionLoop {

    /** What users tell the system to do: at most one stream; none where a tape plays. */
    List<DataStream<Command>> commands();

    /**
     * What earlier runs have booked, for a gate without a state, and the mark RECALLED behind it:
     * at most one stream; none where a tape plays, since it begins anew with everything.
     */
    List<DataStream<SettingsChange>> booked();

    /** True if nothing may overtake what the chain has put before it. */
    boolean keepsChainOrder();

    /** Order events on their way back to the gate. Asked for once. */
    DataStream<Order> orderEvents();

    /** Hosts the gate over both of its inputs, keyed by user. */
    SingleOutputStreamOperator<Order> host(
            RiskGate gate, DataStream<RiskInput> decisions, DataStream<RiskInput> orderEvents);

    /**
     * The orders that are to land in the stream: those just stored, and those that an earlier run
     * left unfinished; and the withdrawals of such orders, where an input can take anything back.
     */
    DataStream<Order> toLand(DataStream<Order> stored, DataStream<Order> withdrawals);

    /** Takes the final order events that {@link #orderEvents} brings back. */
    void feedBack(DataStream<Order> orderEvents);
}
