package io.slipstream.models.scoring;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What is known of a young token. The order of the constants is the order of a row; whoever changes
 * one changes the schema's hash, and every bundle must be trained anew.
 *
 * <p>Only trades against SOL count. Nothing is ever NaN: where a fact can be unknown, a feature
 * beside it says whether it is known, and the fact itself is then 0.
 */
public enum TokenFeature {
    AGE("s", "time since the token was born, one slot counting 0.4 s"),
    BUYS("count", "buys"),
    SELLS("count", "sells"),
    UNIQUE_BUYERS("count", "different wallets that bought"),
    VOLUME("SOL", "SOL that changed hands"),
    NET_FLOW("SOL", "SOL paid by buyers minus SOL received by sellers"),
    IMBALANCE("-1..1", "(buys - sells) / (buys + sells); 0 without a trade"),
    PRICE_CHANGE("ratio", "last price / price of the first trade - 1; 0 without a trade"),
    RUN_UP("ratio", "highest price / price of the first trade - 1; 0 without a trade"),
    DRAWDOWN("0..1", "1 - last price / highest price; 0 without a trade"),
    CREATOR_BUY_SHARE("0..1", "share of the SOL paid by buyers that the creator paid"),
    CREATOR_SOLD("flag", "1 if the creator sold"),
    TOP_BUYER_SHARE("0..1", "share of the SOL paid by buyers that the largest of them paid"),
    BIRTH_SLOT_BUYERS("count", "different wallets that bought no later than the slot of birth"),
    LARGEST_BUY("SOL", "largest single buy"),
    TRADE_RATE("1/s", "trades / age"),
    IDLE("s", "time since the last trade; the age without a trade"),
    QUOTE_RESERVE("SOL", "SOL in the pool after the last trade, as the price sees it"),
    RESERVE_KNOWN("flag", "1 if the last trade told the pool's reserves"),
    REPEAT_BUYERS("count", "buys by wallets that had bought before"),
    TOP10_SHARE("0..1", "share of the units bought and not sold that ten wallets hold"),
    CREATOR_SHARE("0..1", "share of these units that the creator holds"),
    BUNDLE_SHARE(
            "0..1",
            "share of the SOL paid by buyers, creator aside, no later than the birth's slot"),
    SNIPER_SHARE("0..1", "share paid by others than the creator in the two slots after it"),
    CURVE_PROGRESS("0..1", "how far a pump.fun curve is paid up; 0 elsewhere"),
    POSTS_KNOWN("flag", "1 if posts are being listened to"),
    TOTAL_MENTIONS("count", "posts that name the token, by address or cashtag"),
    POST_AUTHORS("count", "different authors of these posts"),
    MENTION_VELOCITY("1/s", "mentions in the last ten seconds / 10 s"),
    MENTION_ACCELERATION("1/s2", "that velocity minus the one ten seconds earlier, / 10 s"),
    SOCIAL_SCORE("0..100", "loudness: 100 * (1 - exp(-weight of all mentions / 4)), spam damped"),
    SENTIMENT_SCORE("0..100", "weighted mean score of the mentions, 50 without one; 0 if unknown"),
    SENTIMENT_DISPERSION("0..50", "standard deviation of these scores"),
    NAMESAKES("count", "older tokens of the same symbol"),
    CREATOR_KNOWN("flag", "1 if the creator's earlier launches are known"),
    CREATOR_LAUNCHES("count", "the creator's earlier launches"),
    CREATOR_RUGS("count", "those that he sold out of and that lost four fifths in five minutes"),
    CREATOR_MEDIAN_LIFE("s", "median time for which they were traded, at most five minutes"),
    COMMUNITY_SCORE("0..100", "users' ratings weighted by reputation; 0 if unknown"),
    COMMUNITY_KNOWN("flag", "1 if any user rated the token");

    private final String unit;
    private final String meaning;

    TokenFeature(String unit, String meaning) {
        this.unit = unit;
        this.meaning = meaning;
    }

    static List<Feature> all() {
        return Arrays.stream(values())
                .map(f -> new Feature(f.name().toLowerCase(Locale.ROOT), f.unit, f.meaning))
                .toList();
    }
}
