package io.slipstream.connectors.telegram;

import io.slipstream.connectors.egress.Egress;
import java.net.URI;
import java.util.Map;
import org.telegram.telegrambots.meta.TelegramUrl;

/**
 * How to reach the Bot API.
 *
 * @param token the bot's secret: never logged, never in a message, a state or a job's graph
 * @param url scheme, host and port of the server
 */
record TelegramSettings(String token, URI url) {
    static final String TOKEN = "TELEGRAM_BOT_TOKEN";

    /**
     * From {@code TELEGRAM_BOT_TOKEN} and {@code TELEGRAM_API_URL}.
     *
     * @throws IllegalStateException if there is no token, or the address is none
     */
    static TelegramSettings of(Map<String, String> environment) {
        String token = environment.get(TOKEN);
        if (token == null || token.isBlank()) {
            throw new IllegalStateException(
                    "expected the environment variable " + TOKEN + " to be set, was not");
        }
        return new TelegramSettings(token.strip(), server(Egress.TELEGRAM.url(environment)));
    }

    static URI server(String url) {
        URI uri = URI.create(url);
        String scheme = uri.getScheme();
        if (uri.getHost() == null || (!"http".equals(scheme) && !"https".equals(scheme))) {
            throw new IllegalStateException(
                    "expected "
                            + Egress.TELEGRAM.variable()
                            + " such as http://127.0.0.1:8081, was "
                            + url);
        }
        return uri;
    }

    /** Where a method is called; it holds the token. */
    String method(String name) {
        TelegramUrl server = telegramUrl();
        return "%s://%s:%d/bot%s/%s"
                .formatted(server.getSchema(), server.getHost(), server.getPort(), token, name);
    }

    TelegramUrl telegramUrl() {
        boolean secure = "https".equals(url.getScheme());
        int port = url.getPort() != -1 ? url.getPort() : secure ? 443 : 80;
        return new TelegramUrl(url.getScheme(), url.getHost(), port, false);
    }

    @Override
    public String toString() {
        return "TelegramSettings";
    }
}
