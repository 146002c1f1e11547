package io.slipstream.connectors.telegram;

import io.slipstream.models.chat.ChatUpdate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * Emits what {@link PollLoop} has fetched, and tells it what a checkpoint holds. Called by the
 * task's thread alone.
 */
final class UpdatesReader implements SourceReader<ChatUpdate, UpdatesSplit> {
    /** Far more than Telegram hands out twice. */
    private static final int REMEMBERED = 1_000;

    private final PollLoop loop;
    private final LinkedHashSet<Long> seen = new LinkedHashSet<>();

    /** By checkpoint: the offset that it holds. */
    private final TreeMap<Long, Long> offsets = new TreeMap<>();

    private final Counter duplicates;
    private long offset;
    private boolean begun;

    UpdatesReader(TelegramBot bot, PollRules rules, MetricGroup metrics) {
        loop = new PollLoop(bot, rules);
        duplicates = metrics.counter("updatesDuplicate");
        metrics.gauge("pollAgeMillis", (Gauge<Long>) loop::ageMillis);
        metrics.gauge("pollsGivenUp", (Gauge<Long>) loop::givenUp);
        metrics.gauge("pollsFailed", (Gauge<Long>) loop::failed);
    }

    @Override
    public void start() {
        // begins with its split
    }

    @Override
    public void addSplits(List<UpdatesSplit> splits) {
        UpdatesSplit split = splits.get(0);
        offset = split.offset();
        seen.addAll(split.seen());
        begun = true;
        loop.start(offset);
    }

    @Override
    public InputStatus pollNext(ReaderOutput<ChatUpdate> output) {
        PollLoop.Fetched next = loop.take();
        if (next == null) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        for (ChatUpdate update : next.updates()) {
            if (seen.add(update.updateId())) {
                output.collect(update, update.receivedAt());
                forgetOldest();
            } else {
                duplicates.inc();
            }
        }
        offset = next.next();
        return InputStatus.MORE_AVAILABLE;
    }

    private void forgetOldest() {
        if (seen.size() > REMEMBERED) {
            seen.remove(seen.iterator().next());
        }
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return loop.available();
    }

    @Override
    public List<UpdatesSplit> snapshotState(long checkpointId) {
        if (!begun) {
            return List.of();
        }
        offsets.put(checkpointId, offset);
        return List.of(new UpdatesSplit(offset, List.copyOf(seen)));
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        Map.Entry<Long, Long> held = offsets.floorEntry(checkpointId);
        if (held != null) {
            loop.confirm(held.getValue());
            offsets.headMap(checkpointId, true).clear();
        }
    }

    @Override
    public void notifyNoMoreSplits() {
        // there is one
    }

    @Override
    public void close() {
        loop.close();
    }
}
