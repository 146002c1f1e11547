package io.slipstream.models.user;

import static io.slipstream.models.user.SettingKind.COUNT;
import static io.slipstream.models.user.SettingKind.FACTOR;
import static io.slipstream.models.user.SettingKind.FLAG;
import static io.slipstream.models.user.SettingKind.PERCENT;
import static io.slipstream.models.user.SettingKind.SECONDS;
import static io.slipstream.models.user.SettingKind.SOL;
import static io.slipstream.models.user.SettingKind.WORD;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every setting of copy trading: where it stands, what it may be, what it is if nobody has set it,
 * and what it means. The one place that reads them from the tables, shows them and checks what
 * people type. NULL in a column without a default means that there is no such limit.
 */
public enum CopySetting {
    COPY_ENABLED(
            "copy_enabled",
            FLAG,
            "",
            "",
            "true",
            "Whether this leader is followed at all; off leaves what is held as it is."),
    COPY_MODE(
            "copy_mode",
            words("FIXED", "RATIO", "FOLLOW"),
            "FIXED",
            "FIXED spends the same amount each time, RATIO a share of what the leader spends, FOLLOW"
                    + " as much as he does."),
    COPY_AMOUNT(
            "copy_amount_sol", SOL, "0", "1000000", "0.1", "SOL spent on each copy in mode FIXED."),
    COPY_RATIO(
            "copy_ratio",
            FACTOR,
            "0",
            "1000000",
            "1",
            "Share of the leader's SOL spent on each copy in mode RATIO; 0.5 is half."),
    MAX_PER_TRADE(
            "max_per_trade_sol", SOL, "0", "1000000", null, "Most SOL of one copy; more is cut."),
    COPY_SELLS("copy_sells", FLAG, "", "", "true", "Whether the leader's sells are copied."),
    COPY_STATE(
            "copy_state",
            words(CopyState.values()),
            "ACTIVE",
            "PAUSED copies nothing, SELL_ONLY only sells, ALERT_ONLY trades nothing and tells you of"
                    + " each trade."),
    LEADER_MIN_TRADE(
            "leader_min_trade_sol",
            SOL,
            "0",
            "1000000",
            null,
            "Buys of the leader below this many SOL are not copied."),
    LEADER_MAX_TRADE(
            "leader_max_trade_sol",
            SOL,
            "0",
            "1000000",
            null,
            "Buys of the leader above this many SOL are not copied."),
    MAX_PER_TOKEN(
            "max_per_token_sol",
            SOL,
            "0",
            "1000000",
            null,
            "Most SOL that copies of this leader may have in one token, fees included."),
    MAX_PER_LEADER(
            "max_per_leader_sol",
            SOL,
            "0",
            "1000000",
            null,
            "Most SOL that copies of this leader may have in all tokens together, fees included."),
    MAX_PER_DAY(
            "max_per_day_sol",
            SOL,
            "0",
            "1000000",
            null,
            "Most SOL that may be spent in one of your days on copying this leader."),
    MAX_OPEN_POSITIONS(
            "max_open_copies",
            COUNT,
            "0",
            "100000",
            null,
            "Most tokens that may be held at once by copying this leader."),
    REBUY_PERCENTAGE(
            "rebuy_percentage",
            PERCENT,
            "0",
            "100",
            "100",
            "How much of the usual amount is spent on a token that you have bought by copying"
                    + " anybody before; 0 buys each token once."),
    SELL_MODE(
            "sell_mode",
            words(SellMode.values()),
            "BOTH",
            "What sells a copied lot: COPY is the leader alone, PNL your stop loss and take profit"
                    + " alone, BOTH whichever comes first."),
    MAX_PRICE_DRIFT(
            "max_price_drift_percentage",
            PERCENT,
            "0",
            "10000",
            "100",
            "A buy is skipped if the price now is this much above the one that the leader paid."),
    MAX_TRADE_AGE(
            "max_trade_age_seconds",
            SECONDS,
            "1",
            "3600",
            "30",
            "A buy of the leader that is older when we decide is not copied."),
    LEADER_STOP_LOSS(
            "leader_stop_loss_sol",
            SOL,
            "0.001",
            "1000000",
            "5",
            "Once so many SOL are lost with this leader, open copies at their last watched price"
                    + " included, nothing more is bought with him; NULL switches it off."),
    COPY_STATE_OF_ALL(
            "copy_state",
            words(CopyState.values()),
            "ACTIVE",
            "The same for all leaders at once; the stricter of the two counts."),
    NOTIFY_LEVEL(
            "notify_level",
            words(NotifyLevel.values()),
            "ALL",
            "ALL tells every fill, failure and skipped copy, TRADES leaves out what was skipped,"
                    + " URGENT tells only what stops your trading.");

    private final String column;
    private final SettingKind kind;
    private final BigDecimal least;
    private final BigDecimal most;
    private final List<String> words;
    private final @Nullable String preset;
    private final String help;

    CopySetting(
            String column,
            SettingKind kind,
            String least,
            String most,
            @Nullable String preset,
            String help) {
        this.column = column;
        this.kind = kind;
        this.least = least.isEmpty() ? BigDecimal.ZERO : new BigDecimal(least);
        this.most = most.isEmpty() ? BigDecimal.ZERO : new BigDecimal(most);
        this.words = kind == FLAG ? List.of("true", "false") : List.of();
        this.preset = preset;
        this.help = help;
    }

    CopySetting(String column, List<String> words, String preset, String help) {
        this.column = column;
        this.kind = WORD;
        this.least = BigDecimal.ZERO;
        this.most = BigDecimal.ZERO;
        this.words = words;
        this.preset = preset;
        this.help = help;
    }

    /** Table in which it stands: that of the relations, or that of the user's own settings. */
    public String table() {
        return this == COPY_STATE_OF_ALL || this == NOTIFY_LEVEL
                ? "user_settings"
                : "copy_relations";
    }

    public String column() {
        return column;
    }

    public SettingKind kind() {
        return kind;
    }

    /** Smallest value of a number, in the unit that people type. */
    public BigDecimal least() {
        return least;
    }

    /** Largest value of a number, in the unit that people type. */
    public BigDecimal most() {
        return most;
    }

    /** What may be chosen; empty for a number. */
    public List<String> words() {
        return words;
    }

    /** As people type it; null if it is unset unless somebody sets it. */
    public @Nullable String preset() {
        return preset;
    }

    /** One sentence for people. */
    public String help() {
        return help;
    }

    /** What is allowed, e.g. {@code a number from 0 to 100}. */
    public String range() {
        return kind.isNumber()
                ? "a number from " + least.toPlainString() + " to " + most.toPlainString()
                : "one of " + String.join(", ", words);
    }

    /** What speaks against a typed value, {@code expected X, was Y}; null if nothing does. */
    public @Nullable String objection(String typed) {
        boolean fits = kind.isNumber() ? isInRange(typed) : words.contains(typed);
        return fits ? null : "expected " + range() + ", was " + typed;
    }

    private boolean isInRange(String typed) {
        try {
            BigDecimal number = new BigDecimal(typed);
            return number.compareTo(least) >= 0 && number.compareTo(most) <= 0;
        } catch (NumberFormatException noNumber) {
            return false;
        }
    }

    private static List<String> words(String... words) {
        return List.of(words);
    }

    private static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toUnmodifiableList());
    }
}
