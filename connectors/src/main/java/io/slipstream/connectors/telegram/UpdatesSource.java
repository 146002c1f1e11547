package io.slipstream.connectors.telegram;

import io.slipstream.models.chat.ChatUpdate;
import io.slipstream.models.port.Opener;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * What people do in chats, each update once and in the order of its number; runs at parallelism 1,
 * since Telegram lets one poller in. Telegram forgets an update only once a checkpoint holds that
 * it was emitted, so that a restart loses none.
 */
public final class UpdatesSource
        implements Source<ChatUpdate, UpdatesSplit, Boolean>, ResultTypeQueryable<ChatUpdate> {
    private static final long serialVersionUID = 1L;

    /** How long a poll waits for something to happen. */
    static final int POLL_SECONDS = 25;

    private final Opener<TelegramBot> bot;

    public UpdatesSource(Opener<TelegramBot> bot) {
        this.bot = bot;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<ChatUpdate, UpdatesSplit> createReader(SourceReaderContext context)
            throws Exception {
        if (context.currentParallelism() != 1) {
            throw new IllegalStateException(
                    "expected updates at parallelism 1, was " + context.currentParallelism());
        }
        return new UpdatesReader(bot.open(), PollRules.standard(), context.metricGroup());
    }

    @Override
    public SplitEnumerator<UpdatesSplit, Boolean> createEnumerator(
            SplitEnumeratorContext<UpdatesSplit> context) {
        return new UpdatesEnumerator(context, false);
    }

    @Override
    public SplitEnumerator<UpdatesSplit, Boolean> restoreEnumerator(
            SplitEnumeratorContext<UpdatesSplit> context, Boolean assigned) {
        return new UpdatesEnumerator(context, assigned);
    }

    @Override
    public SimpleVersionedSerializer<UpdatesSplit> getSplitSerializer() {
        return new UpdatesSplit.Serializer();
    }

    @Override
    public SimpleVersionedSerializer<Boolean> getEnumeratorCheckpointSerializer() {
        return new UpdatesEnumerator.StateSerializer();
    }

    @Override
    public TypeInformation<ChatUpdate> getProducedType() {
        return TypeInformation.of(ChatUpdate.class);
    }
}
