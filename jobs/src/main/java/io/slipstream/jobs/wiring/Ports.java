package io.slipstream.jobs.wiring;

import io.slipstream.connectors.paper.PaperVenue;
import io.slipstream.connectors.postgres.PostgresOrderLedger;
import io.slipstream.functions.risk.RiskConfig;
import io.slipstream.jobs.graph.ExecutionGraph.ExecutionPorts;
import io.slipstream.models.port.Failpoints;
import io.slipstream.models.port.Opener;
import io.slipstream.models.port.TokenModel;
import io.slipstream.models.scoring.FeatureSchema;
import io.slipstream.models.scoring.ModelBundles;
import io.slipstream.models.scoring.dl4j.Dl4jTokenModel;

/** What the graphs are given to reach the world with. */
final class Ports {

    private Ports() {}

    /** Paper trading against the ledger of a database. */
    static ExecutionPorts onPaper(String jdbcUrl, Failpoints failpoints) {
        return new ExecutionPorts(
                RiskConfig.paper(),
                () -> new PostgresOrderLedger(jdbcUrl),
                PaperVenue::new,
                failpoints,
                System::currentTimeMillis);
    }

    /** The model that comes with the repository. */
    static Opener<TokenModel> model() {
        return () -> Dl4jTokenModel.load(ModelBundles.DEFAULT, FeatureSchema.tokens());
    }
}
