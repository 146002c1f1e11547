package io.slipstream.jobs.egress;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketPermission;
import java.net.URI;
import java.net.URLPermission;
import java.net.UnknownHostException;
import java.security.Permission;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;

/**
 * Writes down every host that this JVM looks up or connects to, by whatever client, since it asks
 * where all of them must pass. Everything else is allowed.
 */
@SuppressWarnings("removal")
public final class RecordedEgress extends SecurityManager implements AutoCloseable {
    private final Set<String> hosts = new ConcurrentSkipListSet<>();
    private final boolean refusing;
    private final Set<String> own = own();
    private final SecurityManager before = System.getSecurityManager();

    private RecordedEgress(boolean refusing) {
        this.refusing = refusing;
        System.setSecurityManager(this);
    }

    /** Kafka's clients and Flink ask for the name of the machine that they are on. */
    private static Set<String> own() {
        try {
            InetAddress local = InetAddress.getLocalHost();
            return Set.copyOf(
                    List.of(
                            local.getHostName(),
                            local.getCanonicalHostName(),
                            local.getHostAddress()));
        } catch (UnknownHostException e) {
            return Set.of();
        }
    }

    /** Lets them through. */
    public static RecordedEgress watching() {
        return new RecordedEgress(false);
    }

    /** Refuses all but loopback, so that no test reaches anybody. */
    public static RecordedEgress refusing() {
        return new RecordedEgress(true);
    }

    /** Names and addresses, without those of this machine. */
    public Set<String> hosts() {
        return hosts.stream()
                .filter(host -> refusing || !isHere(host))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A name of this machine that it did not know itself by when the recording began. */
    private static boolean isHere(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (IOException unknown) {
            return false;
        }
    }

    @Override
    public void checkConnect(String host, int port) {
        record(host);
    }

    @Override
    public void checkConnect(String host, int port, Object context) {
        record(host);
    }

    /** The JDK's own client asks for an address, not for a host. */
    @Override
    public void checkPermission(Permission asked) {
        if (asked instanceof URLPermission) {
            record(URI.create(asked.getName()).getHost());
        } else if (asked instanceof SocketPermission && asked.getActions().contains("connect")) {
            record(asked.getName().replaceFirst(":[0-9-]+$", ""));
        }
    }

    @Override
    public void checkPermission(Permission asked, Object context) {
        checkPermission(asked);
    }

    private void record(String host) {
        String bare = host.replaceAll("^\\[|\\]$", "");
        if (bare.matches("localhost|127\\..*|::1|0:0:0:0:0:0:0:1|0\\.0\\.0\\.0|")) {
            return;
        }
        if (own.contains(bare)) {
            return;
        }
        hosts.add(bare);
        if (refusing) {
            throw new SecurityException("no way to " + bare);
        }
    }

    @Override
    public void close() {
        System.setSecurityManager(before);
    }
}
