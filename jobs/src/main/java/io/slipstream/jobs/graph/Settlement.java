package io.slipstream.jobs.graph;

import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.trade.Order;
import io.slipstream.models.user.SettingsChange;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * How a stored order comes to its final state: the one thing in which paper and live differ. The
 * binding chooses; the graph does not know.
 */
public interface Settlement {

    /**
     * The settings that the risk gate follows, with the marks that it waits for besides
     * BOOTSTRAPPED.
     */
    DataStream<SettingsChange> marked(DataStream<SettingsChange> settings);

    /**
     * Final order events.
     *
     * @param stored every decision as the ledger holds it, and as the venue has taken it
     * @param withdrawals orders that are to end if they are not filled
     * @param loop brings what is to land, and takes back what the gate is to hear
     */
    DataStream<Order> settle(
            DataStream<Order> stored,
            DataStream<Order> withdrawals,
            DataStream<PoolTrade> trades,
            ExecutionLoop loop);

    /**
     * Whether final events come from outside, which tells each until the ledger says that the gate
     * has booked it. Then that may only be said once a checkpoint holds what the gate has booked.
     */
    boolean tellsUntilBooked();
}
