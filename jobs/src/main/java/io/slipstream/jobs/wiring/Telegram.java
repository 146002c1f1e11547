package io.slipstream.jobs.wiring;

import io.slipstream.connectors.desk.OpenDesk;
import io.slipstream.connectors.telegram.OpenTelegram;
import io.slipstream.connectors.telegram.SendRules;
import io.slipstream.connectors.telegram.TelegramBot;
import io.slipstream.functions.chat.ChatPolicy;
import io.slipstream.models.port.Opener;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The bot of a run.
 *
 * @param bot opened where the job runs
 * @param paper false where orders spend real money
 */
public record Telegram(Opener<TelegramBot> bot, ChatPolicy policy, SendRules rules, boolean paper) {

    private static final String OPERATORS = "TELEGRAM_OPERATORS";
    private static final String ALLOWED = "TELEGRAM_ALLOWED";

    /**
     * What the environment says: {@code TELEGRAM_BOT_TOKEN}, and as lists of Telegram's numbers of
     * people {@code TELEGRAM_OPERATORS} and {@code TELEGRAM_ALLOWED}.
     *
     * @return null if it names no bot
     * @throws IllegalArgumentException if a list is none
     */
    public static @Nullable Telegram of(Map<String, String> environment, boolean paper) {
        return OpenTelegram.isConfigured(environment) ? bot(environment, paper) : null;
    }

    /** The same for whoever knows that there is a bot, if only where the job runs. */
    public static Telegram bot(Map<String, String> environment, boolean paper) {
        ChatPolicy policy =
                new ChatPolicy(people(environment, OPERATORS), people(environment, ALLOWED));
        return new Telegram(new OpenTelegram(), policy, SendRules.standard(), paper);
    }

    OpenDesk desk(Endpoints endpoints) {
        return new OpenDesk(endpoints.jdbcUrl(), paper);
    }

    private static Set<Long> people(Map<String, String> environment, String variable) {
        String list = environment.getOrDefault(variable, "").strip();
        if (list.isEmpty()) {
            return Set.of();
        }
        try {
            return Arrays.stream(list.split("\\s*,\\s*", -1))
                    .map(Long::parseLong)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "expected "
                            + variable
                            + " to hold Telegram's numbers of people, separated by commas, was "
                            + list,
                    e);
        }
    }
}
