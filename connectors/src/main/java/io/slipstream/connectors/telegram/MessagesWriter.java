package io.slipstream.connectors.telegram;

import io.slipstream.connectors.telegram.TelegramException.Kind;
import io.slipstream.models.chat.ChatMessage;
import io.slipstream.models.port.KeyExports;
import io.slipstream.models.port.Summary;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends messages on threads of its own, at Telegram's pace. A checkpoint does not wait for that:
 * what was not sent yet is in it.
 */
final class MessagesWriter implements StatefulSinkWriter<ChatMessage, ChatMessage> {
    private static final Logger LOG = LoggerFactory.getLogger(MessagesWriter.class);
    static final int CALLS_AT_ONCE = 16;
    private static final long LOOK_MILLIS = 1_000;

    private final Object lock = new Object();
    private final Outbox outbox;
    private final SendRules rules;
    private final TelegramBot bot;
    private final SentMessages sent;
    private final KeyExports exports;
    private final Sender sender;
    private final ExecutorService calls = Executors.newFixedThreadPool(CALLS_AT_ONCE, Daemon::new);
    private final Thread dispatcher = new Thread(this::dispatch, "telegram-outbox");
    private final Counter messagesSent;
    private final Counter messagesRefused;
    private final Counter pausesAskedFor;
    private final Counter callsUnanswered;
    private @Nullable Throwable failure;
    private boolean closed;

    MessagesWriter(
            TelegramBot bot,
            SentMessages sent,
            KeyExports exports,
            Summary summary,
            SendRules rules,
            Collection<ChatMessage> pending,
            MetricGroup metrics) {
        this.bot = bot;
        this.sent = sent;
        this.rules = rules;
        this.exports = exports;
        sender = new Sender(bot, sent, summary, exports);
        outbox = new Outbox(rules);
        pending.forEach(outbox::offer);
        messagesSent = metrics.counter("messagesSent");
        messagesRefused = metrics.counter("messagesRefused");
        pausesAskedFor = metrics.counter("pausesAskedFor");
        callsUnanswered = metrics.counter("callsUnanswered");
        metrics.gauge("messagesWaiting", (Gauge<Integer>) this::waiting);
        dispatcher.setDaemon(true);
        dispatcher.start();
    }

    private static final class Daemon extends Thread {
        Daemon(Runnable work) {
            super(work, "telegram-call");
            setDaemon(true);
        }
    }

    private int waiting() {
        synchronized (lock) {
            return outbox.size();
        }
    }

    @Override
    public void write(ChatMessage message, Context context)
            throws IOException, InterruptedException {
        synchronized (lock) {
            check();
            while (outbox.size() >= rules.most()) {
                lock.wait(LOOK_MILLIS);
                check();
            }
            outbox.offer(message);
            lock.notifyAll();
        }
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
        synchronized (lock) {
            check();
        }
    }

    @Override
    public List<ChatMessage> snapshotState(long checkpointId) throws IOException {
        synchronized (lock) {
            check();
            return outbox.pending();
        }
    }

    private void check() throws IOException {
        if (failure != null) {
            throw new IOException("expected messages to be sent, could not go on", failure);
        }
    }

    private void dispatch() {
        try {
            synchronized (lock) {
                while (!closed) {
                    long now = System.currentTimeMillis();
                    Delivery delivery = outbox.next(now);
                    if (delivery == null) {
                        lock.wait(outbox.waitMillis(now, LOOK_MILLIS));
                    } else {
                        calls.execute(() -> send(delivery));
                    }
                }
            }
        } catch (InterruptedException e) {
            // closed
        } catch (RuntimeException | Error e) {
            failed(e);
        }
    }

    private void send(Delivery delivery) {
        try {
            int shown = sender.send(delivery);
            synchronized (lock) {
                messagesSent.inc(shown);
                outbox.done(delivery, System.currentTimeMillis());
                lock.notifyAll();
            }
        } catch (TelegramException e) {
            synchronized (lock) {
                unsent(delivery, e, System.currentTimeMillis());
                lock.notifyAll();
            }
        } catch (RuntimeException | Error e) {
            failed(e);
        }
    }

    private void unsent(Delivery delivery, TelegramException e, long now) {
        if (e.kind() == Kind.TOO_MANY) {
            pausesAskedFor.inc();
            LOG.warn("pause asked for, millis={}", e.retryAfterMillis());
            outbox.tooMany(delivery, e.retryAfterMillis(), now);
        } else if (e.kind() == Kind.UNANSWERED) {
            callsUnanswered.inc();
            boolean again = outbox.unanswered(delivery, now);
            LOG.warn("chat={} again={} {}", delivery.chatId(), again, e.getMessage());
        } else {
            messagesRefused.inc(delivery.messages().size());
            LOG.warn("chat={} refused: {}", delivery.chatId(), e.getMessage());
            outbox.dropped(delivery, now);
        }
    }

    private void failed(Throwable e) {
        synchronized (lock) {
            failure = failure == null ? e : failure;
            closed = true;
            lock.notifyAll();
        }
    }

    @Override
    public void close() throws InterruptedException {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
        dispatcher.interrupt();
        calls.shutdownNow();
        // Else a call that is just answered would note it in a table that is closed already.
        calls.awaitTermination(1, TimeUnit.SECONDS);
        bot.close();
        sent.close();
        exports.close();
    }
}
