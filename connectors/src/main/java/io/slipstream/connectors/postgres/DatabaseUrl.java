package io.slipstream.connectors.postgres;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** The two ways to write where a database is: JDBC's, and the one that psql takes. */
public final class DatabaseUrl {
    private static final String JDBC = "jdbc:postgresql:";

    private DatabaseUrl() {}

    /**
     * The JDBC URL of {@code jdbc:postgresql://HOST:PORT/NAME?…} (as it is) or {@code
     * postgresql://USER:PASSWORD@HOST:PORT/NAME?…}.
     *
     * @throws IllegalArgumentException if it is neither; the message does not show it, since it may
     *     carry a password
     */
    public static String toJdbc(String url) {
        if (url.startsWith(JDBC)) {
            return url;
        }
        URI uri = parse(url);
        StringBuilder jdbc = new StringBuilder(JDBC).append("//").append(uri.getHost());
        if (uri.getPort() >= 0) {
            jdbc.append(':').append(uri.getPort());
        }
        jdbc.append(
                uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath());
        char separator = '?';
        if (uri.getRawUserInfo() != null) {
            String[] user = uri.getRawUserInfo().split(":", 2);
            jdbc.append(separator).append("user=").append(parameter(user[0]));
            separator = '&';
            if (user.length == 2) {
                jdbc.append(separator).append("password=").append(parameter(user[1]));
            }
        }
        if (uri.getRawQuery() != null) {
            jdbc.append(separator).append(uri.getRawQuery());
        }
        return jdbc.toString();
    }

    private static URI parse(String url) {
        @Nullable URI uri = null;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            // its message quotes the URL
        }
        if (uri == null
                || uri.getHost() == null
                || !("postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme()))) {
            throw new IllegalArgumentException(
                    "expected a database URL such as postgresql://USER@HOST:PORT/NAME or"
                            + " jdbc:postgresql://HOST:PORT/NAME?user=USER, was something else");
        }
        return uri;
    }

    /** The driver reads a plus sign as a space. */
    private static String parameter(String encoded) {
        return encoded.replace("+", "%2B");
    }
}
