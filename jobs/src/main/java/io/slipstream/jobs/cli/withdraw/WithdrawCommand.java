package io.slipstream.jobs.cli.withdraw;

import io.slipstream.connectors.postgres.DatabaseUrl;
import io.slipstream.connectors.withdrawal.Withdrawal;
import io.slipstream.connectors.withdrawal.WithdrawalDesk;
import io.slipstream.connectors.withdrawal.WithdrawalDesk.Requested;
import io.slipstream.connectors.withdrawal.WithdrawalRules;
import io.slipstream.jobs.cli.UsageException;
import io.slipstream.models.unit.Lamports;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slipstream withdraw}: SOL out of a user's wallet. A live job sends what is due. */
@Command(
        name = "withdraw",
        description = {
            "SOL out of a user's wallet: only to an address that has been listed for 24 hours, confirmed with a code"
                    + " within 15 minutes, and sent an hour after that by a job with --venue jupiter; until then it"
                    + " can be cancelled. DATABASE_URL says which database."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class WithdrawCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Option(names = "--user", paramLabel = "ID", required = true, description = "the user's id")
    private long user;

    private final Map<String, String> environment;
    private final WithdrawalRules rules;

    public WithdrawCommand() {
        this(System.getenv(), WithdrawalRules.standard());
    }

    /** With other environment variables than the process's, and other waits. */
    public WithdrawCommand(Map<String, String> environment, WithdrawalRules rules) {
        this.environment = environment;
        this.rules = rules;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected a command, was none");
    }

    @Command(name = "list", description = "Lists an address; it can be used after 24 hours.")
    void list(@Parameters(paramLabel = "ADDRESS") String address) throws SQLException {
        said(() -> desk().list(user, address));
    }

    @Command(name = "unlist", description = "Takes an address off the list.")
    void unlist(@Parameters(paramLabel = "ADDRESS") String address) throws SQLException {
        said(() -> desk().unlist(user, address));
    }

    @Command(name = "request", description = "Asks for a withdrawal; prints its id and its code.")
    void request(
            @Parameters(index = "0", paramLabel = "ADDRESS") String address,
            @Parameters(index = "1", paramLabel = "SOL") String sol)
            throws SQLException {
        said(
                () -> {
                    Requested made =
                            desk().request(
                                            user,
                                            address,
                                            lamports(sol),
                                            Long.toString(System.currentTimeMillis()));
                    spec.commandLine().getOut().println(made.id() + " " + made.code());
                });
    }

    @Command(name = "confirm", description = "Confirms a withdrawal; it is sent after an hour.")
    void confirm(
            @Parameters(index = "0", paramLabel = "ID") String id,
            @Parameters(index = "1", paramLabel = "CODE") String code)
            throws SQLException {
        said(() -> desk().confirm(user, id, code));
    }

    @Command(name = "cancel", description = "Ends a withdrawal that is not signed yet.")
    void cancel(@Parameters(paramLabel = "ID") String id) throws SQLException {
        said(() -> desk().cancel(user, id));
    }

    @Command(name = "show", description = "All withdrawals of the user, the newest first.")
    void show() throws SQLException {
        said(
                () -> {
                    for (Withdrawal each : desk().of(user)) {
                        spec.commandLine()
                                .getOut()
                                .printf(
                                        "%s %-9s %s SOL to %s%s%n",
                                        each.id(),
                                        each.state(),
                                        Lamports.toSol(each.lamports())
                                                .stripTrailingZeros()
                                                .toPlainString(),
                                        each.address(),
                                        each.reason() == null ? "" : " (" + each.reason() + ")");
                    }
                });
    }

    private static long lamports(String sol) {
        try {
            return Lamports.ofSolFloor(new BigDecimal(sol));
        } catch (ArithmeticException | NumberFormatException e) {
            throw new UsageException("expected a number of SOL, was " + sol);
        }
    }

    private interface Saying {
        void say() throws SQLException;
    }

    private static void said(Saying saying) throws SQLException {
        try {
            saying.say();
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private WithdrawalDesk desk() {
        String url = environment.get("DATABASE_URL");
        if (url == null || url.isBlank()) {
            throw new UsageException(
                    "expected DATABASE_URL to say which database, was not set (a running `slipstream run` prints it behind psql)");
        }
        try {
            return new WithdrawalDesk(DatabaseUrl.toJdbc(url.strip()), rules);
        } catch (IllegalArgumentException e) {
            throw new UsageException("DATABASE_URL: " + e.getMessage());
        }
    }
}
