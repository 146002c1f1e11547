package io.slipstream.connectors.wallet;

import io.slipstream.connectors.source.Look;
import io.slipstream.connectors.source.LookingSource;
import io.slipstream.models.chat.ExportStep;
import java.time.Duration;
import org.apache.flink.metrics.MetricGroup;

/** What is to be done with exports of private keys, looked up every second. */
public final class ExportStepsSource extends LookingSource<ExportStep> {
    private static final long serialVersionUID = 1L;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final String jdbcUrl;

    /**
     * @param jdbcUrl PostgreSQL's; it may carry a password, so it is never logged
     */
    public ExportStepsSource(String jdbcUrl) {
        super(ExportStep.class, LOOK_EVERY);
        this.jdbcUrl = jdbcUrl;
    }

    @Override
    protected Look<ExportStep> open(MetricGroup metrics) {
        return new ExportSteps(jdbcUrl);
    }
}
