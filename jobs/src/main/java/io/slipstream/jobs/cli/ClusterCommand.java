package io.slipstream.jobs.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slipstream cluster}: a real standalone Flink cluster on this machine. */
@Command(
        name = "cluster",
        description =
                "A standalone Flink cluster as separate processes on loopback, with Kafka, PostgreSQL and Debezium"
                        + " unless KAFKA_BOOTSTRAP and DATABASE_URL name others.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ClusterStartCommand.class,
            ClusterSubmitCommand.class,
            ClusterStatusCommand.class,
            ClusterStateCommand.class,
            ClusterStopCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class ClusterCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "expected start, submit, status, state or stop, was nothing");
    }
}
