package io.slipstream.connectors.live;

import io.slipstream.connectors.solana.orders.MissedOrders;
import io.slipstream.connectors.solana.orders.OpenOrders;
import io.slipstream.connectors.solana.orders.WalletBalances;
import io.slipstream.connectors.source.Look;
import io.slipstream.connectors.source.LookingSource;
import io.slipstream.connectors.withdrawal.Withdrawals;
import io.slipstream.models.port.Opener;
import io.slipstream.models.trade.OrderNews;
import java.time.Duration;
import org.apache.flink.metrics.MetricGroup;

/**
 * What {@link OpenOrders} and {@link WalletBalances} tell; after the first complete look of a start
 * the reconciled mark. Withdrawals are sent on the same thread. It never ends.
 */
public final class LiveOrdersSource extends LookingSource<OrderNews> {
    private static final long serialVersionUID = 1L;

    private final Opener<MissedOrders> missed;
    private final Opener<OpenOrders> orders;
    private final Opener<WalletBalances> balances;
    private final Opener<Withdrawals> withdrawals;

    public LiveOrdersSource(
            Opener<MissedOrders> missed,
            Opener<OpenOrders> orders,
            Opener<WalletBalances> balances,
            Opener<Withdrawals> withdrawals,
            Duration lookEvery) {
        super(OrderNews.class, lookEvery);
        this.missed = missed;
        this.orders = orders;
        this.balances = balances;
        this.withdrawals = withdrawals;
    }

    @Override
    protected Look<OrderNews> open(MetricGroup metrics) throws Exception {
        return new LiveLook(
                missed.open(), orders.open(), balances.open(), withdrawals.open(), metrics);
    }
}
