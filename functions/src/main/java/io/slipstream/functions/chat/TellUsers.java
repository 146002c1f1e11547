package io.slipstream.functions.chat;

import io.slipstream.models.chat.ChatMessage;
import io.slipstream.models.chat.Trader;
import io.slipstream.models.port.Opener;
import io.slipstream.models.port.TraderDesk;
import io.slipstream.models.trade.Notification;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Addresses what happens to the chats of those whom it concerns, keyed by user. All that one order
 * leads to is one message in its versions. Users without a chat are told nothing. It keeps no
 * state: whoever sends the messages knows which were sent.
 */
public final class TellUsers extends KeyedProcessFunction<Long, NoticeInput, ChatMessage> {
    private static final long serialVersionUID = 1L;

    private final Opener<TraderDesk> opener;
    private transient @Nullable TraderDesk desk;
    private transient Counter told;
    private transient Counter withoutChat;

    public TellUsers(Opener<TraderDesk> opener) {
        this.opener = opener;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        told = getRuntimeContext().getMetricGroup().counter("noticesTold");
        withoutChat = getRuntimeContext().getMetricGroup().counter("noticesWithoutChat");
        desk = opener.open();
    }

    @Override
    public void processElement(NoticeInput input, Context context, Collector<ChatMessage> out) {
        TraderDesk tables = desk;
        Trader trader = tables == null ? null : tables.byUser(input.userId());
        if (trader == null || trader.chatId() == 0 || !trader.isActive()) {
            withoutChat.inc();
            return;
        }
        // When the broker got it: what it tells of may carry the chain's time, which grows stale
        // while nobody is late.
        Long appended = context.timestamp();
        long at = appended == null ? 0 : appended;
        told.inc();
        out.collect(
                input.notification() != null
                        ? notice(input.notification(), trader, at)
                        : progress(input.progress(), trader, at));
    }

    private static ChatMessage notice(Notification notification, Trader trader, long at) {
        Order order = notification.order();
        boolean ofOrder = order != null && isOutcome(notification.kind());
        return ChatMessage.notice(
                ofOrder && order != null ? order.id() : notification.id(),
                trader.chatId(),
                ofOrder && order != null ? order.version() : 1,
                ofOrder && isCommanded(order) ? ChatMessage.ANSWER : notification.kind(),
                NoticeTexts.of(notification).text(),
                at);
    }

    private static boolean isOutcome(String kind) {
        return kind.equals("fill") || kind.equals("fail") || kind.equals("skip");
    }

    /** He waits for what becomes of it. */
    private static boolean isCommanded(@Nullable Order order) {
        return order != null && order.terms().context() == OrderContext.MANUAL_COMMAND;
    }

    private static ChatMessage progress(@Nullable Order order, Trader trader, long at) {
        if (order == null) {
            throw new IllegalArgumentException("expected a notification or an order, was neither");
        }
        return ChatMessage.notice(
                        order.id(),
                        trader.chatId(),
                        order.version(),
                        ChatMessage.ANSWER,
                        NoticeTexts.underway(order).text(),
                        at)
                .asEdit();
    }

    @Override
    public void close() {
        if (desk != null) {
            desk.close();
        }
    }
}
