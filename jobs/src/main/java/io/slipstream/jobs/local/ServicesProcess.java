package io.slipstream.jobs.local;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The services in a process of their own; where they are is written into a file of their folder.
 */
public final class ServicesProcess {

    private static final Pattern PORT = Pattern.compile(":(\\d+)(/|$)");
    private static final long TICK_MILLIS = 1_000;

    private ServicesProcess() {}

    /** Arguments: folder, Kafka's port, PostgreSQL's port, seed SQL. Ends on SIGTERM. */
    public static void main(String[] arguments) throws Exception {
        Path dir = Path.of(arguments[0]);
        StopRequest stop = StopRequest.onSignals();
        try (Services services =
                Services.start(
                        dir,
                        Integer.parseInt(arguments[1]),
                        Integer.parseInt(arguments[2]),
                        Path.of(arguments[3]))) {
            while (!stop.within(TICK_MILLIS)) {
                services.check();
            }
        }
        System.exit(0);
    }

    /** The port in an address or a JDBC URL. */
    public static int port(String address) {
        Matcher port = PORT.matcher(address);
        if (!port.find()) {
            throw new IllegalArgumentException("expected an address with a port");
        }
        return Integer.parseInt(port.group(1));
    }
}
