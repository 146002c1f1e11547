package io.slipstream.jobs.cluster;

import io.slipstream.connectors.postgres.DatabaseRole;
import io.slipstream.jobs.wiring.Endpoints;
import io.slipstream.jobs.wiring.PipelineSettings;
import io.slipstream.jobs.wiring.SplitSteps;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * One job as it is submitted: options from the arguments, services from the environment (the
 * database in the jobs' role), everything else from the cluster's own configuration.
 */
abstract class JobMain {

    /** Submits the job. */
    final void run(String[] arguments) throws Exception {
        parse(arguments);
        Endpoints services = ClusterServices.endpoints(System.getenv());
        Endpoints endpoints =
                new Endpoints(
                        services.bootstrapServers(), DatabaseRole.JOBS.url(services.jdbcUrl()));
        StreamExecutionEnvironment environment =
                PipelineSettings.environment(PipelineSettings.configuration());
        build(environment, endpoints, new SplitSteps(environment, endpoints));
        environment.execute(name());
    }

    /**
     * @throws IllegalArgumentException with one sentence if the arguments are not this job's
     */
    final void parse(String... arguments) {
        try {
            new CommandLine(this).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
        } catch (ParameterException e) {
            throw new IllegalArgumentException(name() + ": " + e.getMessage(), e);
        }
    }

    abstract String name();

    abstract void build(
            StreamExecutionEnvironment environment, Endpoints endpoints, SplitSteps steps)
            throws Exception;
}
