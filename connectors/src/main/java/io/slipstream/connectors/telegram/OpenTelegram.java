package io.slipstream.connectors.telegram;

import io.slipstream.models.port.Opener;
import java.time.Duration;
import java.util.Map;

/**
 * Opens the bot where it is used, with the token of that process's environment: it never travels
 * with a job, whose graph is stored and shown.
 */
public record OpenTelegram() implements Opener<TelegramBot> {

    /**
     * @throws IllegalStateException if the environment names no bot
     */
    @Override
    public TelegramBot open() {
        return of(System.getenv());
    }

    /** Whether an environment names a bot. */
    public static boolean isConfigured(Map<String, String> environment) {
        String token = environment.get(TelegramSettings.TOKEN);
        return token != null && !token.isBlank();
    }

    /** The bot of an environment. */
    public static TelegramBot of(Map<String, String> environment) {
        return new HttpTelegramBot(
                TelegramSettings.of(environment), Duration.ofSeconds(UpdatesSource.POLL_SECONDS));
    }
}
