package io.slipstream.connectors.solana;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One provider's address. Providers put keys in the path, the query or the user info, so that only
 * scheme, host and port are ever printed.
 */
public record RpcEndpoint(URI uri) {

    private static final int SHORTEST_SECRET = 6;

    /**
     * @throws IllegalArgumentException unless it is a http, https, ws or wss URL with a host
     */
    public static RpcEndpoint parse(String url) {
        URI uri;
        try {
            uri = URI.create(url.strip());
        } catch (IllegalArgumentException e) {
            // its message would repeat the whole URL
            throw new IllegalArgumentException("expected a URL, was one that cannot be read");
        }
        String scheme = uri.getScheme() == null ? "none" : uri.getScheme();
        if (!List.of("http", "https", "ws", "wss").contains(scheme) || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "expected a URL like https://host, was one with scheme "
                            + scheme
                            + " and host "
                            + uri.getHost());
        }
        return new RpcEndpoint(uri);
    }

    /**
     * The websocket that belongs to a http URL: the same address at providers, the next port at a
     * node that is addressed by port (Solana's own convention, 8899 and 8900).
     */
    public RpcEndpoint websocket() {
        boolean secure = uri.getScheme().endsWith("s");
        String port = uri.getPort() < 0 ? "" : ":" + (uri.getPort() + 1);
        String user = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo() + "@";
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return parse((secure ? "wss://" : "ws://") + user + uri.getHost() + port + path + query);
    }

    /** The value of the header Authorization that user info stands for; null without user info. */
    @Nullable String authorization() {
        String user = uri.getUserInfo();
        return user == null
                ? null
                : "Basic "
                        + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
    }

    /** The text without anything of this address that may be a key. */
    public String scrub(String text) {
        String scrubbed = text;
        for (String secret : secrets()) {
            scrubbed = scrubbed.replace(secret, "***");
        }
        return scrubbed;
    }

    private List<String> secrets() {
        List<String> secrets = new ArrayList<>();
        add(secrets, uri.getRawUserInfo());
        add(secrets, uri.getRawQuery());
        if (uri.getRawQuery() != null) {
            for (String part : uri.getRawQuery().split("&", -1)) {
                add(secrets, part.substring(part.indexOf('=') + 1));
            }
        }
        if (uri.getRawUserInfo() != null) {
            for (String part : uri.getRawUserInfo().split(":", -1)) {
                add(secrets, part);
            }
        }
        if (uri.getRawPath() != null) {
            for (String part : uri.getRawPath().split("/", -1)) {
                add(secrets, part);
            }
        }
        return secrets;
    }

    private static void add(List<String> secrets, @Nullable String part) {
        if (part != null && part.length() >= SHORTEST_SECRET) {
            secrets.add(part);
        }
    }

    /** Scheme, host and port. */
    @Override
    public String toString() {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port;
    }
}
