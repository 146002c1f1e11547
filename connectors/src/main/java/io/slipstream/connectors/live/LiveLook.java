package io.slipstream.connectors.live;

import io.slipstream.connectors.solana.orders.MissedOrders;
import io.slipstream.connectors.solana.orders.OpenOrders;
import io.slipstream.connectors.solana.orders.WalletBalances;
import io.slipstream.connectors.source.Look;
import io.slipstream.connectors.withdrawal.Withdrawals;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderNews;
import io.slipstream.models.trade.WalletBalance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Once, what a restored ledger misses; then orders, wallets and withdrawals. The first look that is
 * complete tells what has landed and is not booked, what is on its way, and all wallets before its
 * mark, so that whoever waits for that holds what an earlier run has bought and spent. A look that
 * fails is made again: as long as nodes or ledger cannot be asked, orders stay open, which is the
 * truth.
 */
final class LiveLook implements Look<OrderNews> {
    private static final Logger LOG = LoggerFactory.getLogger(LiveLook.class);

    private final MissedOrders missed;
    private final OpenOrders orders;
    private final WalletBalances balances;
    private final Withdrawals withdrawals;
    private final Counter failedLooks;
    private boolean complete;
    private boolean reconciled;

    LiveLook(
            MissedOrders missed,
            OpenOrders orders,
            WalletBalances balances,
            Withdrawals withdrawals,
            MetricGroup metrics) {
        this.missed = missed;
        this.orders = orders;
        this.balances = balances;
        this.withdrawals = withdrawals;
        this.failedLooks = metrics.counter("failedLooks", new ThreadSafeSimpleCounter());
    }

    @Override
    public List<OrderNews> look() throws InterruptedException {
        List<OrderNews> news = new ArrayList<>();
        try {
            if (!complete) {
                missed.enter(withdrawals::adopt);
                complete = true;
            }
            if (!reconciled) {
                orders.unbooked().forEach(order -> news.add(OrderNews.of(order)));
            }
            for (Order order : orders.look()) {
                news.add(OrderNews.of(order));
            }
            for (WalletBalance balance : balances.look()) {
                news.add(OrderNews.of(balance));
            }
            if (!reconciled) {
                for (Order order : orders.onTheirWay()) {
                    news.add(OrderNews.of(order));
                }
                news.add(OrderNews.reconciled());
                reconciled = true;
            }
            withdrawals.look();
        } catch (IOException e) {
            failedLooks.inc();
            LOG.warn("open orders: {}", e.getMessage());
        }
        return news;
    }

    @Override
    public void close() {
        withdrawals.close();
        orders.close();
    }
}
