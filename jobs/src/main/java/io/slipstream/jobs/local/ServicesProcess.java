package io.slipstream.jobs.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipstream.jobs.wiring.Endpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The services in a process of their own; where they are is written into a file of their folder.
 */
public final class ServicesProcess {

    private static final ObjectMapper JSON = new ObjectMapper();
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
            write(services.endpoints(), endpointsFile(dir));
            while (!stop.within(TICK_MILLIS)) {
                services.check();
            }
        }
        System.exit(0);
    }

    /** There once the services are up. */
    public static Path endpointsFile(Path dir) {
        return dir.resolve("endpoints.json");
    }

    /** Empty while the services are not up. */
    public static Optional<Endpoints> endpoints(Path dir) throws IOException {
        Path file = endpointsFile(dir);
        return Files.exists(file)
                ? Optional.of(JSON.readValue(file.toFile(), Endpoints.class))
                : Optional.empty();
    }

    /** The port in an address or a JDBC URL. */
    public static int port(String address) {
        Matcher port = PORT.matcher(address);
        if (!port.find()) {
            throw new IllegalArgumentException("expected an address with a port");
        }
        return Integer.parseInt(port.group(1));
    }

    private static void write(Endpoints endpoints, Path file) throws IOException {
        Path written = file.resolveSibling(file.getFileName() + ".new");
        Files.write(written, JSON.writeValueAsBytes(endpoints));
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
