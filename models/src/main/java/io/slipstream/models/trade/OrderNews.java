package io.slipstream.models.trade;

import org.jspecify.annotations.Nullable;

/**
 * What whoever looks after open orders has to tell.
 *
 * @param order an order event; null: the mark that every order that was open at the start has been
 *     looked at
 */
public record OrderNews(@Nullable Order order) {

    public static OrderNews of(Order order) {
        return new OrderNews(order);
    }

    public static OrderNews reconciled() {
        return new OrderNews(null);
    }
}
