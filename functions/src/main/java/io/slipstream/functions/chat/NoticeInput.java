package io.slipstream.functions.chat;

import io.slipstream.models.trade.Notification;
import io.slipstream.models.trade.Order;
import org.jspecify.annotations.Nullable;

/** Something to tell a user: a notification, or an order of his that has moved on. One is set. */
public record NoticeInput(
        long userId, @Nullable Notification notification, @Nullable Order progress) {

    public static NoticeInput of(Notification notification) {
        return new NoticeInput(notification.userId(), notification, null);
    }

    public static NoticeInput of(Order progress) {
        return new NoticeInput(progress.terms().userId(), null, progress);
    }
}
