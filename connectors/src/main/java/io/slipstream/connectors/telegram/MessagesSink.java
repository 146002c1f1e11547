package io.slipstream.connectors.telegram;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.slipstream.connectors.kafka.RecordJson;
import io.slipstream.models.chat.ChatMessage;
import io.slipstream.models.port.KeyExports;
import io.slipstream.models.port.Opener;
import io.slipstream.models.port.Summary;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Messages to Telegram, at least once; use at parallelism 1, since the limits are the bot's. What a
 * restart sends again is recognised by its key and version.
 */
public final class MessagesSink
        implements Sink<ChatMessage>, SupportsWriterState<ChatMessage, ChatMessage> {
    private static final long serialVersionUID = 1L;

    private final Opener<TelegramBot> bot;
    private final Opener<SentMessages> sent;
    private final Opener<KeyExports> exports;
    private final Summary summary;
    private final SendRules rules;

    public MessagesSink(
            Opener<TelegramBot> bot,
            Opener<SentMessages> sent,
            Opener<KeyExports> exports,
            Summary summary,
            SendRules rules) {
        this.bot = bot;
        this.sent = sent;
        this.exports = exports;
        this.summary = summary;
        this.rules = rules;
    }

    @Override
    public SinkWriter<ChatMessage> createWriter(WriterInitContext context) throws IOException {
        return restoreWriter(context, List.of());
    }

    @Override
    public StatefulSinkWriter<ChatMessage, ChatMessage> restoreWriter(
            WriterInitContext context, Collection<ChatMessage> pending) throws IOException {
        if (context.getTaskInfo().getNumberOfParallelSubtasks() != 1) {
            throw new IllegalStateException(
                    "expected messages to be sent at parallelism 1, was "
                            + context.getTaskInfo().getNumberOfParallelSubtasks());
        }
        try {
            return new MessagesWriter(
                    bot.open(),
                    sent.open(),
                    exports.open(),
                    summary,
                    rules,
                    pending,
                    context.metricGroup());
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("expected the bot and its table to open, they did not", e);
        }
    }

    @Override
    public SimpleVersionedSerializer<ChatMessage> getWriterStateSerializer() {
        return new MessageSerializer();
    }

    /** JSON. */
    static final class MessageSerializer implements SimpleVersionedSerializer<ChatMessage> {
        private static final JsonMapper JSON = RecordJson.MAPPER;

        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(ChatMessage message) throws IOException {
            return JSON.writeValueAsBytes(message);
        }

        @Override
        public ChatMessage deserialize(int version, byte[] serialized) throws IOException {
            if (version != 1) {
                throw new IOException("expected version 1, was " + version);
            }
            return JSON.readValue(serialized, ChatMessage.class);
        }
    }
}
