package io.slipstream.connectors.telegram;

import io.slipstream.connectors.telegram.TelegramException.Kind;
import io.slipstream.models.chat.ChatButton;
import io.slipstream.models.chat.ChatFile;
import io.slipstream.models.chat.ChatMessage;
import io.slipstream.models.chat.ChatUpdate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;

/** A bot in memory: updates until they are confirmed, and a journal of what was sent. */
final class ScriptedBot implements TelegramBot {
    final TreeMap<Long, ChatUpdate> updates = new TreeMap<>();
    final List<Long> offsets = new ArrayList<>();
    final List<String> journal = new ArrayList<>();
    final Deque<TelegramException> refusals = new ArrayDeque<>();
    final Deque<RuntimeException> crashes = new ArrayDeque<>();
    int hanging;
    private long nextMessage = 100;

    synchronized void say(long id, String text) {
        updates.put(id, ChatUpdate.typed(id, 7, true, text, 1));
        notifyAll();
    }

    @Override
    public synchronized Updates updates(long offset, int waitSeconds)
            throws TelegramException, InterruptedException {
        offsets.add(offset);
        notifyAll();
        if (hanging > 0) {
            hanging--;
            while (true) {
                wait();
            }
        }
        if (!crashes.isEmpty()) {
            throw crashes.remove();
        }
        refuse();
        updates.headMap(offset).clear();
        if (updates.isEmpty() && waitSeconds > 0) {
            wait(waitSeconds * 1_000L);
        }
        List<ChatUpdate> batch = new ArrayList<>(updates.descendingMap().values());
        if (!batch.isEmpty()) {
            batch.add(batch.get(0));
        }
        return new Updates(batch, updates.isEmpty() ? offset : updates.lastKey() + 1);
    }

    private void refuse() throws TelegramException {
        if (!refusals.isEmpty()) {
            throw refusals.remove();
        }
    }

    static TelegramException refusal(Kind kind, int code, String detail) {
        return new TelegramException(kind, code, detail, 0);
    }

    @Override
    public synchronized long send(
            long chatId, String text, boolean markdown, List<ChatButton> buttons)
            throws TelegramException {
        refuse();
        journal.add("send " + chatId + (markdown ? " " : " plain ") + text);
        return nextMessage++;
    }

    @Override
    public synchronized void edit(
            long chatId, long messageId, String text, boolean markdown, List<ChatButton> buttons)
            throws TelegramException {
        refuse();
        journal.add("edit " + messageId + " " + text);
    }

    @Override
    public synchronized long sendFile(long chatId, ChatFile file, String caption, boolean markdown)
            throws TelegramException {
        refuse();
        journal.add("file " + file.name() + " " + caption);
        return nextMessage++;
    }

    @Override
    public synchronized long sendSecret(long chatId, String text, String copyLabel, byte[] secret)
            throws TelegramException {
        refuse();
        String key = new String(secret, StandardCharsets.US_ASCII);
        journal.add("secret " + chatId + " " + text.replace(ChatMessage.KEY_PLACE, key));
        return nextMessage++;
    }

    @Override
    public synchronized void delete(long chatId, long messageId) throws TelegramException {
        refuse();
        journal.add("delete " + chatId + " " + messageId);
    }

    @Override
    public synchronized void acknowledge(String queryId, String text) {
        journal.add("acknowledge " + queryId);
    }

    @Override
    public void close() {}
}
