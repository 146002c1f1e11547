package io.slipstream.connectors.telegram;

import java.io.Serializable;
import java.time.Duration;

/**
 * Within what limits messages are sent. Telegram asks for at most 30 a second in all and one a
 * second to a chat.
 *
 * @param perSecond calls within any second, in all
 * @param betweenMillis between two calls that concern one chat
 * @param staleMillis notices that are older when they could be sent are summed up
 * @param longestRestMillis after failures
 * @param attempts of a message to one chat that nobody answers, before it is given up
 * @param most messages that may wait; more hold up whoever hands them in
 * @see <a
 *     href="https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this">limits</a>
 */
public record SendRules(
        int perSecond,
        long betweenMillis,
        long staleMillis,
        long longestRestMillis,
        int attempts,
        int most)
        implements Serializable {

    public static SendRules standard() {
        return new SendRules(30, 1_000, Duration.ofMinutes(10).toMillis(), 60_000, 20, 200_000);
    }
}
