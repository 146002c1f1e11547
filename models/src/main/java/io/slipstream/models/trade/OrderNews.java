package io.slipstream.models.trade;

import org.jspecify.annotations.Nullable;

/**
 * What whoever looks after open orders has to tell: an order as it stands, a wallet's balance, or,
 * with neither, the mark that every order that was open at the start has been looked at and told,
 * and every wallet too.
 *
 * @param order final or on its way
 */
public record OrderNews(@Nullable Order order, @Nullable WalletBalance balance) {

    public static OrderNews of(Order order) {
        return new OrderNews(order, null);
    }

    public static OrderNews of(WalletBalance balance) {
        return new OrderNews(null, balance);
    }

    public static OrderNews reconciled() {
        return new OrderNews(null, null);
    }
}
