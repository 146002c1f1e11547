package io.slipstream.jobs.cli;

import io.slipstream.jobs.cli.keys.KeysCommand;
import io.slipstream.jobs.cli.models.ModelsCommand;
import io.slipstream.jobs.cli.withdraw.WithdrawCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The one entry: {@code scripts/slipstream <command>}. */
@Command(
        name = "slipstream",
        description =
                "Copy trading and sniping on Solana with Apache Flink. Not financial advice: you can lose it all.",
        mixinStandardHelpOptions = true,
        version = "slipstream 0.1.0",
        subcommands = {
            RunCommand.class,
            UserCommand.class,
            TraceCommand.class,
            SqlCommand.class,
            DecodeCommand.class,
            PostsCommand.class,
            RecordCommand.class,
            RetrainCommand.class,
            ScoreCommand.class,
            ModelsCommand.class,
            SentimentCommand.class,
            KeysCommand.class,
            WithdrawCommand.class,
            BenchCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            ClusterCommand.class,
            ChaosCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class SlipstreamCommand implements Runnable {

    @Spec private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    /** Runs a command line: 0 on success, 1 on a failed run, 2 on wrong usage. */
    public static int execute(String... arguments) {
        return line(new SlipstreamCommand()).execute(arguments);
    }

    /** A command with the house's exit codes, and one sentence for what went wrong. */
    public static CommandLine line(Object command) {
        return new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(SlipstreamCommand::explainUsage)
                .setExecutionExceptionHandler(SlipstreamCommand::explainFailure);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected a command, was none");
    }

    private static int explainUsage(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        command.getErr()
                .println(
                        "slipstream: "
                                + oneLine(problem)
                                + " (try: "
                                + command.getCommandSpec().qualifiedName()
                                + " --help)");
        return CommandLine.ExitCode.USAGE;
    }

    private static int explainFailure(
            Exception problem, CommandLine command, CommandLine.ParseResult parsed) {
        if (System.getenv("SLIPSTREAM_DEBUG") != null) {
            problem.printStackTrace(command.getErr());
        }
        command.getErr().println("slipstream: " + oneLine(problem));
        return problem instanceof UsageException
                ? CommandLine.ExitCode.USAGE
                : CommandLine.ExitCode.SOFTWARE;
    }

    private static String oneLine(Throwable problem) {
        String message = problem.getMessage() == null ? problem.toString() : problem.getMessage();
        return message.lines().findFirst().orElse(problem.toString());
    }
}
