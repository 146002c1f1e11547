package io.slipstream.jobs.cli;

import io.slipstream.jobs.cli.SystemAddress.Opened;
import io.slipstream.jobs.trace.OrderTrace;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code slipstream trace}: the whole life of an order. */
@Command(
        name = "trace",
        description = {
            "The whole life of an order, or of one that was refused: event, features, score, decision, states, fill, lots,"
                    + " profit.",
            "An id that nobody knows ends with 1."
        },
        mixinStandardHelpOptions = true)
public final class TraceCommand implements Callable<Integer> {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    @Mixin private SystemAddress system;

    @Parameters(
            paramLabel = "ORDER_ID",
            description = "as in order_outcomes; a signal's or a snipe run's id will do")
    private String id = "";

    @Override
    public Integer call() throws Exception {
        if (!ID.matcher(id).matches()) {
            throw new UsageException("expected an order id of 32 hexadecimal digits, was " + id);
        }
        try (Opened opened = system.open(System.getenv())) {
            if (!OrderTrace.print(opened.endpoints(), id, System.out)) {
                throw new IllegalStateException(
                        "expected the id of an order, a denial, a signal or a snipe run, found nobody who knows "
                                + id);
            }
        }
        return 0;
    }
}
