package io.slipstream.jobs.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports on loopback that nobody listens on yet. */
final class Ports {

    private Ports() {}

    /** As many different free ones. */
    static List<Integer> free(int count) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            List<Integer> ports = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                ports.add(socket.getLocalPort());
            }
            return ports;
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }

    /**
     * The wanted port, or a free one for 0.
     *
     * @throws IllegalStateException if somebody listens on it
     */
    static int wanted(String option, int port) throws IOException {
        if (port == 0) {
            return free(1).get(0);
        }
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "expected a free port for " + option + ", was " + port + ", which is taken", e);
        }
    }
}
