package io.slipstream.functions.risk;

import io.slipstream.models.user.SystemStateRow;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.jspecify.annotations.Nullable;

/**
 * The operator's switch for all users as this subtask knows it. Kept as union list state; every
 * subtask is told of a change between the same two barriers, so what is restored agrees. Should it
 * ever not, the strictest counts.
 */
final class TradingSwitch {
    private static final String UNKNOWN = "";

    /** From the strictest on. */
    private static final List<String> STATES = List.of("HALTED", UNKNOWN, "REDUCING", "ACTIVE");

    private static final ListStateDescriptor<String> STATE =
            new ListStateDescriptor<>("trading-switch", Types.STRING);

    private final ListState<String> stored;
    private String state = UNKNOWN;

    TradingSwitch(FunctionInitializationContext context) throws Exception {
        stored = context.getOperatorStateStore().getUnionListState(STATE);
        if (context.isRestored()) {
            int strictest = STATES.size();
            for (String one : stored.get()) {
                strictest = Math.min(strictest, Math.max(0, STATES.indexOf(one)));
            }
            state = strictest == STATES.size() ? UNKNOWN : STATES.get(strictest);
        }
    }

    void set(SystemStateRow row) {
        String told = row.tradingState();
        state = told == null || row.deleted() ? UNKNOWN : told;
    }

    /** ACTIVE, REDUCING or HALTED; null if nobody has said so. */
    @Nullable String state() {
        return state.equals(UNKNOWN) ? null : state;
    }

    void snapshot() throws Exception {
        stored.update(List.of(state));
    }
}
