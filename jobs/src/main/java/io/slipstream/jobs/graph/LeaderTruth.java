package io.slipstream.jobs.graph;

import io.slipstream.functions.profile.BuildLeaderProfiles;
import io.slipstream.functions.profile.LinkWallets;
import io.slipstream.functions.profile.ObserveTrades;
import io.slipstream.functions.profile.TapeInput;
import io.slipstream.functions.profile.WalletLink;
import io.slipstream.functions.profile.WalletTrade;
import io.slipstream.jobs.graph.IngestGraph.Ingested;
import io.slipstream.models.chain.SolTransfer;
import io.slipstream.models.market.LeaderProfile;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The steps from all decoded trades, and from who funded whom, to the record of each wallet.
 * Nothing in it is in a hurry.
 */
record LeaderTruth(Ingested in) {

    private static final TypeInformation<TapeInput> TAPE_INPUT =
            TypeInformation.of(TapeInput.class);

    DataStream<LeaderProfile> build() {
        DataStream<TapeInput> swaps =
                in.swaps()
                        .map(TapeInput::of)
                        .returns(TAPE_INPUT)
                        .setParallelism(in.swaps().getParallelism())
                        .setBufferTimeout(Haste.LEISURELY_MILLIS)
                        .uid("route-observed-swaps")
                        .name("route-observed-swaps");
        DataStream<TapeInput> trades =
                in.trades()
                        .map(TapeInput::of)
                        .returns(TAPE_INPUT)
                        .setParallelism(in.trades().getParallelism())
                        .setBufferTimeout(Haste.LEISURELY_MILLIS)
                        .uid("route-observed-trades")
                        .name("route-observed-trades");
        DataStream<TapeInput> creations =
                in.pools()
                        .map(TapeInput::of)
                        .returns(TAPE_INPUT)
                        .setParallelism(in.pools().getParallelism())
                        .setBufferTimeout(Haste.LEISURELY_MILLIS)
                        .uid("route-observed-creations")
                        .name("route-observed-creations");
        return swaps.union(trades, creations)
                .keyBy(TapeInput::mint)
                .process(new ObserveTrades())
                .setBufferTimeout(Haste.LEISURELY_MILLIS)
                .uid("observe-trades")
                .name("observe-trades")
                .connect(links())
                .keyBy(WalletTrade::wallet, WalletLink::wallet)
                .process(new BuildLeaderProfiles())
                .setBufferTimeout(Haste.LEISURELY_MILLIS)
                .uid("build-leader-profiles")
                .name("build-leader-profiles");
    }

    private DataStream<WalletLink> links() {
        return in.transfers()
                .keyBy(SolTransfer::from)
                .process(new LinkWallets())
                .setBufferTimeout(Haste.LEISURELY_MILLIS)
                .uid("link-wallets")
                .name("link-wallets");
    }
}
