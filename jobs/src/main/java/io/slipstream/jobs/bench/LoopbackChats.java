package io.slipstream.jobs.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipstream.jobs.bench.LoopbackTelegram.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The people of a {@link LoopbackTelegram}: what they write, press and read. */
public final class LoopbackChats {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TreeMap<Long, JsonNode> updates = new TreeMap<>();
    private final Map<Long, Map<Long, Shown>> shown = new HashMap<>();
    private final Set<Long> blocked = new HashSet<>();
    private final List<String> acknowledged = new ArrayList<>();
    private long nextUpdate = 1_000;
    private long nextMessage = 1;
    private boolean disorderly;

    /**
     * A message as a chat shows it.
     *
     * @param buttons label → data, or what it copies
     * @param file name of what goes with it; empty if nothing does
     * @param edits how often it was rewritten
     * @param isProtected true if it cannot be forwarded
     */
    public record Shown(
            long messageId,
            String text,
            Map<String, String> buttons,
            String file,
            int edits,
            boolean isProtected) {}

    /** Somebody writes. */
    public synchronized long say(long person, String text) {
        return say(person, person, "private", text);
    }

    /** Somebody writes into a chat of some type. */
    public synchronized long say(long person, long chat, String type, String text) {
        ObjectNode update = update();
        ObjectNode message = update.putObject("message");
        message.put("message_id", nextMessage++).put("date", 1).put("text", text);
        from(message.putObject("from"), person);
        message.putObject("chat").put("id", chat).put("type", type).put("first_name", "P");
        return publish(update);
    }

    /** Somebody presses a button of a message, by its label. */
    public synchronized long press(long person, Shown message, String label) {
        String data = message.buttons().get(label);
        if (data == null) {
            throw new IllegalArgumentException(
                    "expected one of %s, was %s".formatted(message.buttons().keySet(), label));
        }
        return press(person, message.messageId(), data);
    }

    /** The same with data of one's own making. */
    public synchronized long press(long person, long messageId, String data) {
        ObjectNode update = update();
        ObjectNode query = update.putObject("callback_query");
        query.put("id", "q" + nextUpdate).put("chat_instance", "1").put("data", data);
        from(query.putObject("from"), person);
        ObjectNode message = query.putObject("message");
        message.put("message_id", messageId).put("date", 1).put("text", "…");
        message.putObject("chat").put("id", person).put("type", "private").put("first_name", "P");
        return publish(update);
    }

    /** Telegram hands out an update of a shape that nobody has seen before. */
    public synchronized long surprise(String message) {
        ObjectNode update = update();
        update.put("message", message);
        return publish(update);
    }

    private static void from(ObjectNode from, long person) {
        from.put("id", person).put("is_bot", false).put("first_name", "P");
    }

    private ObjectNode update() {
        return JSON.createObjectNode().put("update_id", nextUpdate);
    }

    private long publish(ObjectNode update) {
        updates.put(nextUpdate, update);
        notifyAll();
        return nextUpdate++;
    }

    /** From now on batches come in the wrong order, with updates twice. */
    public synchronized void beDisorderly() {
        disorderly = true;
    }

    public synchronized void block(long chat) {
        blocked.add(chat);
    }

    /** Updates that nobody has confirmed. */
    public synchronized int unconfirmed() {
        return updates.size();
    }

    public synchronized List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** All that a chat shows, oldest first. */
    public synchronized List<Shown> of(long chat) {
        return List.copyOf(shown.getOrDefault(chat, Map.of()).values());
    }

    /** How many messages all chats show together. */
    public synchronized int count() {
        return shown.values().stream().mapToInt(Map::size).sum();
    }

    /**
     * Waits for a message behind another one.
     *
     * @throws AssertionError with all that the chat shows if it does not come
     */
    public Shown await(long chat, long behind, Predicate<String> text, Duration patience)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        synchronized (this) {
            while (true) {
                for (Shown message : of(chat)) {
                    if (message.messageId() > behind && text.test(message.text())) {
                        return message;
                    }
                }
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new AssertionError("expected another message, chat shows " + of(chat));
                }
                wait(left);
            }
        }
    }

    /**
     * Waits until a chat shows no such message any more.
     *
     * @throws AssertionError if it stays
     */
    public synchronized void awaitGone(long chat, Predicate<String> text, Duration patience)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (of(chat).stream().anyMatch(message -> text.test(message.text()))) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("expected a message to be deleted, was not");
            }
            wait(left);
        }
    }

    synchronized JsonNode updates(long offset, int limit, int waitSeconds)
            throws InterruptedException {
        updates.headMap(offset).clear();
        long end = System.nanoTime() + waitSeconds * 1_000_000_000L;
        while (updates.isEmpty() && System.nanoTime() < end) {
            wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        }
        ArrayNode batch = JSON.createArrayNode();
        updates.values().stream().limit(limit).forEach(batch::add);
        if (disorderly && batch.size() > 1) {
            ArrayNode turned = JSON.createArrayNode();
            for (int i = batch.size() - 1; i >= 0; i--) {
                turned.add(batch.get(i));
            }
            return turned.add(batch.get(0));
        }
        return batch;
    }

    synchronized Answer send(JsonNode request) {
        long chat = request.path("chat_id").asLong();
        if (blocked.contains(chat)) {
            return Answer.refused(403, "Forbidden: bot was blocked by the user");
        }
        long id = nextMessage++;
        show(chat, shown(id, request, 0));
        ObjectNode sent = message(id, chat);
        sent.set("text", request.path("text"));
        return Answer.ok(sent);
    }

    synchronized Answer delete(JsonNode request) {
        long id = request.path("message_id").asLong();
        Map<Long, Shown> chat = shown.getOrDefault(request.path("chat_id").asLong(), Map.of());
        if (!chat.containsKey(id)) {
            return Answer.refused(400, "Bad Request: message to delete not found");
        }
        chat.remove(id);
        notifyAll();
        return Answer.ok(JSON.getNodeFactory().booleanNode(true));
    }

    synchronized Answer edit(JsonNode request) {
        long chat = request.path("chat_id").asLong();
        long id = request.path("message_id").asLong();
        Shown before = shown.getOrDefault(chat, Map.of()).get(id);
        if (before == null) {
            return Answer.refused(400, "Bad Request: message to edit not found");
        }
        Shown after = shown(id, request, before.edits() + 1);
        if (after.text().equals(before.text()) && after.buttons().equals(before.buttons())) {
            return Answer.refused(
                    400,
                    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same");
        }
        show(chat, after);
        return Answer.ok(message(id, chat));
    }

    private void show(long chat, Shown message) {
        shown.computeIfAbsent(chat, any -> new LinkedHashMap<>()).put(message.messageId(), message);
        notifyAll();
    }

    private static Shown shown(long id, JsonNode request, int edits) {
        String text = request.path("text").asText(request.path("caption").asText());
        Map<String, String> buttons = new LinkedHashMap<>();
        for (JsonNode row : request.path("reply_markup").path("inline_keyboard")) {
            row.forEach(
                    button ->
                            buttons.put(
                                    button.path("text").asText(),
                                    button.path("callback_data")
                                            .asText(
                                                    button.path("copy_text")
                                                            .path("text")
                                                            .asText())));
        }
        boolean marked = request.path("parse_mode").asText().equals("MarkdownV2");
        return new Shown(
                id,
                marked ? LoopbackMarkdown.plain(text) : text,
                buttons,
                request.path("file").asText(),
                edits,
                request.path("protect_content").asBoolean());
    }

    private static ObjectNode message(long id, long chat) {
        ObjectNode message = JSON.createObjectNode().put("message_id", id).put("date", 1);
        message.putObject("chat").put("id", chat).put("type", "private").put("first_name", "P");
        return message;
    }

    synchronized void acknowledged(String query) {
        acknowledged.add(query);
        notifyAll();
    }
}
