package io.slipstream.functions.chat;

import io.slipstream.models.chat.ChatButton;
import io.slipstream.models.chat.ChatMessage;
import io.slipstream.models.chat.Result;
import io.slipstream.models.chat.SolPrice;
import io.slipstream.models.chat.Trader;
import io.slipstream.models.port.Opener;
import io.slipstream.models.port.TraderDesk;
import io.slipstream.models.trade.Notification;
import io.slipstream.models.trade.Offer;
import io.slipstream.models.trade.Order;
import io.slipstream.models.user.NotifyLevel;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Addresses what happens to the chats of those whom it concerns, keyed by user. All that one order
 * leads to is one message in its versions. Users without a chat are told nothing. What was told is
 * not remembered here: whoever sends the messages knows it. Whoever has traded is told in the night
 * how his day went.
 */
public final class TellUsers extends KeyedProcessFunction<Long, NoticeInput, ChatMessage> {
    private static final long serialVersionUID = 1L;

    private static final int DAYS_SHOWN = 30;

    /** No TTL: emptied by its timer within a day. */
    private static final ValueStateDescriptor<Long> SUMMARY =
            new ValueStateDescriptor<>("summary-at", Types.LONG);

    private final Opener<TraderDesk> opener;
    private transient ValueState<Long> summary;
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
        summary = getRuntimeContext().getState(SUMMARY);
        desk = opener.open();
    }

    @Override
    public void processElement(NoticeInput input, Context context, Collector<ChatMessage> out)
            throws Exception {
        TraderDesk tables = desk;
        Trader trader = tables == null ? null : tables.byUser(input.userId());
        if (tables == null || trader == null || trader.chatId() == 0 || !trader.isActive()) {
            withoutChat.inc();
            return;
        }
        // When the broker got it: what it tells of may carry the chain's time, which grows stale
        // while nobody is late.
        Long appended = context.timestamp();
        long at = appended == null ? 0 : appended;
        told.inc();
        sumUpTheDay(trader, context.timerService());
        out.collect(
                input.notification() != null
                        ? notice(input.notification(), trader, tables, at)
                        : progress(input.progress(), trader, at));
    }

    private void sumUpTheDay(Trader trader, TimerService timers) throws Exception {
        if (summary.value() == null) {
            long midnight = Midnight.after(timers.currentProcessingTime(), trader.timeZone());
            summary.update(midnight);
            timers.registerProcessingTimeTimer(midnight);
        }
    }

    @Override
    public void onTimer(long midnight, OnTimerContext context, Collector<ChatMessage> out)
            throws Exception {
        summary.clear();
        TraderDesk tables = desk;
        Trader trader = tables == null ? null : tables.byUser(context.getCurrentKey());
        if (tables == null || trader == null || trader.chatId() == 0 || !trader.isActive()) {
            return;
        }
        Result day = tables.result(trader.userId(), 1, 1);
        String level = tables.settings(trader.userId()).get("notify_level");
        if (day.buys() + day.sells() == 0 || NotifyLevel.URGENT.name().equals(level)) {
            return;
        }
        String date = day.byDay().isEmpty() ? Long.toString(midnight) : day.byDay().get(0).date();
        out.collect(
                ChatMessage.notice(
                                "summary:" + trader.userId() + ":" + date,
                                trader.chatId(),
                                1,
                                "summary",
                                Texts.say("summary.title", date)
                                        .below(Holdings.summary("day", day, tables.solPrice()))
                                        .text(),
                                midnight)
                        .with(PnlChart.of(tables.result(trader.userId(), DAYS_SHOWN, 1))));
    }

    private static ChatMessage notice(
            Notification notification, Trader trader, TraderDesk tables, long at) {
        Order order = notification.order();
        boolean ofOrder = order != null && isOutcome(notification.kind());
        ChatMessage message =
                ChatMessage.notice(
                        ofOrder && order != null ? order.id() : notification.id(),
                        trader.chatId(),
                        ofOrder && order != null ? order.version() : 1,
                        ofOrder && isCommanded(order) ? ChatMessage.ANSWER : notification.kind(),
                        NoticeTexts.of(
                                        notification,
                                        notification.kind().equals("fill")
                                                        || notification.offer() != null
                                                ? tables.solPrice()
                                                : SolPrice.UNKNOWN)
                                .text(),
                        at);
        Offer offer = notification.offer();
        return offer == null
                ? message
                : message.part(message.key(), message.text(), List.of(button(offer)));
    }

    /** What it buys stands in the table: a client may send what it likes. */
    private static ChatButton button(Offer offer) {
        return new ChatButton(
                Texts.raw("offer.button") + Figures.sol(offer.lamports()) + " SOL",
                "/take " + offer.offerId(),
                0);
    }

    private static boolean isOutcome(String kind) {
        return kind.equals("fill") || kind.equals("fail") || kind.equals("skip");
    }

    /** He waits for what becomes of it. */
    private static boolean isCommanded(@Nullable Order order) {
        return order != null && order.terms().context().isCommanded();
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
