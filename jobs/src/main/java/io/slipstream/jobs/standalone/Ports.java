package io.slipstream.jobs.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports on loopback that nobody listens on yet. They lie below those that the system gives to
 * outgoing connections: one of these may take a port between our look and a server's start.
 */
final class Ports {

    private static final int FIRST = 15_000;
    private static final int LAST = 31_999;

    private Ports() {}

    /** As many different free ones. */
    static List<Integer> free(int count) {
        TreeSet<Integer> ports = new TreeSet<>();
        while (ports.size() < count) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
            if (isFree(port)) {
                ports.add(port);
            }
        }
        return new ArrayList<>(ports);
    }

    /**
     * The wanted port, or a free one for 0.
     *
     * @throws IllegalStateException if somebody listens on it
     */
    static int wanted(String option, int port) {
        if (port == 0) {
            return free(1).get(0);
        }
        if (!isFree(port)) {
            throw new IllegalStateException(
                    "expected a free port for " + option + ", was " + port + ", which is taken");
        }
        return port;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
