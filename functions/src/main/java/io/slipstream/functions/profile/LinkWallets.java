package io.slipstream.functions.profile;

import io.slipstream.functions.state.Ttl;
import io.slipstream.functions.state.WrittenAtOnce;
import io.slipstream.models.chain.SolTransfer;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Transfers of SOL into links between wallets. Keyed by the sender. The rules are in {@link
 * FundedWallets}.
 */
public final class LinkWallets extends KeyedProcessFunction<String, SolTransfer, WalletLink> {
    private static final long serialVersionUID = 1L;

    private static final ValueStateDescriptor<FundedWallets> FUNDED = funded();

    private transient ValueState<FundedWallets> funded;

    @Override
    public void open(OpenContext context) {
        funded = getRuntimeContext().getState(FUNDED);
    }

    @Override
    public void processElement(SolTransfer transfer, Context context, Collector<WalletLink> out)
            throws Exception {
        FundedWallets stored = funded.value();
        FundedWallets now = stored == null ? new FundedWallets() : stored;
        now.fund(transfer).forEach(out::collect);
        funded.update(now);
    }

    /** TTL: whoever has funded nobody for a quarter begins anew; so long links are kept too. */
    private static ValueStateDescriptor<FundedWallets> funded() {
        ValueStateDescriptor<FundedWallets> descriptor =
                new ValueStateDescriptor<>("funded-wallets", WrittenAtOnce.of(FundedWallets.class));
        descriptor.enableTimeToLive(Ttl.of(Duration.ofDays(90)));
        return descriptor;
    }
}
