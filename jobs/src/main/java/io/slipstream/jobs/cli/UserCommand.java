package io.slipstream.jobs.cli;

import io.slipstream.connectors.kafka.CommandTopic;
import io.slipstream.models.trade.Command;
import io.slipstream.models.unit.Lamports;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slipstream command}: what a user tells a running system to do. */
@picocli.CommandLine.Command(
        name = "command",
        description = {
            "Sends a user's command to a running system. What becomes of it stands in order_outcomes and in"
                    + " the topic notifications.",
            "  buy MINT SOL             spends so much SOL",
            "  sell MINT UNITS|N%%|all   sells of all that the user holds of the mint",
            "  resume                   closes the breaker that has stopped new buys"
        },
        mixinStandardHelpOptions = true)
public final class UserCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(
            names = "--user",
            required = true,
            paramLabel = "N",
            description = "number of the user who gives the command")
    private long user;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description =
                    "the system's broker, as run prints it; default: the environment variable KAFKA_BOOTSTRAP")
    private @Nullable String kafka;

    @Option(
            names = "--id",
            paramLabel = "N",
            description =
                    "number of the command; one that was obeyed before is not obeyed again; default: the"
                            + " time in milliseconds")
    private long id;

    @Parameters(arity = "1..3", paramLabel = "WORD", description = "the command, as above")
    private List<String> words = List.of();

    @Override
    public Integer call() throws Exception {
        String broker = broker(System.getenv());
        long now = System.currentTimeMillis();
        Command command = read(words, id == 0 ? now : id, user, now);
        CommandTopic.send(broker, command);
        spec.commandLine().getOut().println("sent command " + command.commandId());
        return 0;
    }

    private String broker(Map<String, String> environment) {
        String broker = kafka == null ? environment.get("KAFKA_BOOTSTRAP") : kafka;
        if (broker == null || broker.isBlank()) {
            throw new UsageException(
                    "expected --kafka HOST:PORT or the environment variable KAFKA_BOOTSTRAP, was neither");
        }
        return broker;
    }

    /**
     * What the words mean.
     *
     * @throws UsageException if they mean nothing
     */
    static Command read(List<String> words, long id, long user, long now) {
        Command command =
                switch (words.get(0).toLowerCase(Locale.ROOT) + words.size()) {
                    case "buy3" -> Command.buy(id, user, words.get(1), lamports(words.get(2)), now);
                    case "sell3" -> sell(words.get(1), words.get(2), id, user, now);
                    case "resume1" -> Command.resume(id, user, now);
                    default ->
                            throw new UsageException(
                                    "expected buy MINT SOL, sell MINT UNITS|N%|all or resume, was "
                                            + String.join(" ", words));
                };
        String objection = command.objection();
        if (objection != null) {
            throw new UsageException(objection);
        }
        return command;
    }

    private static Command sell(String mint, String amount, long id, long user, long now) {
        if (amount.equalsIgnoreCase("all")) {
            return Command.sellShare(id, user, mint, Command.ALL_BPS, now);
        }
        if (amount.endsWith("%")) {
            long bps = scaled(amount.substring(0, amount.length() - 1), 2, amount);
            return Command.sellShare(
                    id, user, mint, (int) Math.min(bps, Command.ALL_BPS + 1L), now);
        }
        return Command.sell(id, user, mint, scaled(amount, 0, amount), now);
    }

    private static long lamports(String sol) {
        try {
            return Lamports.ofSolFloor(new BigDecimal(sol));
        } catch (ArithmeticException | NumberFormatException e) {
            throw new UsageException("expected a number of SOL, was " + sol);
        }
    }

    /** A number above zero with at most so many decimals, as a whole. */
    private static long scaled(String number, int decimals, String told) {
        try {
            return new BigDecimal(number).movePointRight(decimals).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new UsageException(
                    "expected whole base units, a percentage such as 12.5% or all, was " + told);
        }
    }
}
