package io.slipstream.functions.social;

import io.slipstream.functions.notify.ComposeNotification;
import io.slipstream.models.market.ViralToken;
import io.slipstream.models.trade.Notification;
import io.slipstream.models.user.NotifyLevel;
import io.slipstream.models.user.SettingsChange;
import io.slipstream.models.user.UserSettingsRow;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells of a viral token those who snipe and want to hear everything. A trend that shows before the
 * settings are known is told to nobody: it stands in its table.
 */
public class TellTrends extends BroadcastProcessFunction<ViralToken, SettingsChange, Notification> {
    private static final long serialVersionUID = 1L;

    // Broadcast state has no TTL; it holds who listens, of the table user_settings.
    private static final MapStateDescriptor<Long, Boolean> LISTENERS =
            new MapStateDescriptor<>("trend-listeners", Types.LONG, Types.BOOLEAN);

    /** The state to hand to {@code DataStream.broadcast}. */
    public static MapStateDescriptor<?, ?>[] broadcastStates() {
        return new MapStateDescriptor<?, ?>[] {LISTENERS};
    }

    @Override
    public void processElement(
            ViralToken token, ReadOnlyContext context, Collector<Notification> out)
            throws Exception {
        long now = context.currentProcessingTime();
        for (Map.Entry<Long, Boolean> listener :
                context.getBroadcastState(LISTENERS).immutableEntries()) {
            out.collect(ComposeNotification.viral(token, listener.getKey(), now));
        }
    }

    @Override
    public void processBroadcastElement(
            SettingsChange change, Context context, Collector<Notification> out) throws Exception {
        UserSettingsRow row = change.settings();
        if (row == null) {
            return;
        }
        BroadcastState<Long, Boolean> listeners = context.getBroadcastState(LISTENERS);
        NotifyLevel level = row.effectiveCopying().notifyLevel();
        if (row.snipeEnabled() && !row.deleted() && (level == null || level == NotifyLevel.ALL)) {
            listeners.put(row.userId(), true);
        } else {
            listeners.remove(row.userId());
        }
    }
}
