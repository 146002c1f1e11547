package io.slipstream.jobs.savepoint;

import io.slipstream.functions.risk.Account;
import io.slipstream.functions.risk.Position;
import io.slipstream.functions.risk.RiskGate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.state.api.functions.KeyedStateReaderFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Reads one user's state of the risk gate; of the others only that there is something. */
final class ReadUser extends KeyedStateReaderFunction<Long, SavedUser> {
    private static final long serialVersionUID = 1L;

    private final long user;
    private transient @Nullable ValueState<Account> account;
    private transient @Nullable MapState<String, Position> positions;

    ReadUser(long user) {
        this.user = user;
    }

    @Override
    public void open(OpenContext context) {
        account = getRuntimeContext().getState(RiskGate.ACCOUNT);
        positions = getRuntimeContext().getMapState(RiskGate.POSITIONS);
    }

    @Override
    public void readKey(Long key, Context context, Collector<SavedUser> out) throws Exception {
        if (key != user || account == null || positions == null) {
            // The reader takes a key without a record for the end of its input.
            out.collect(new SavedUser(key, List.of()));
            return;
        }
        Account money = account.value();
        Map<String, Position> held = new HashMap<>();
        positions.entries().forEach(entry -> held.put(entry.getKey(), entry.getValue()));
        out.collect(SavedUser.of(key, money == null ? new Account() : money, held));
    }
}
