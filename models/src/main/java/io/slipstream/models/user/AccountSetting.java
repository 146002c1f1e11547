package io.slipstream.models.user;

import static io.slipstream.models.user.SettingKind.COUNT;
import static io.slipstream.models.user.SettingKind.FLAG;
import static io.slipstream.models.user.SettingKind.PERCENT;
import static io.slipstream.models.user.SettingKind.SOL;
import static io.slipstream.models.user.SettingKind.WORD;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Every limit of table {@code user_settings} that a user may set himself: where it stands, what it
 * may be, what is offered to choose from. What it means stands beside the other texts.
 */
public enum AccountSetting {
    MAX_TRADE("max_trade_size_sol", SOL, "0.001", "1000000", "0.1", "0.5", "1", "5"),
    DAILY_LOSS("daily_loss_limit_sol", SOL, "0.001", "1000000", "0.5", "1", "2", "5"),
    SLIPPAGE("slippage_percentage", PERCENT, "0", "100", "1", "5", "10", "25"),
    CHECK_HONEYPOTS("check_honeypots", FLAG, "", "", "true", "false"),
    MIN_LIQUIDITY("min_liquidity_usd", COUNT, "0", "1000000000", "0", "1000", "5000", "20000"),
    MAX_POSITIONS("max_open_positions", COUNT, "0", "100000", "3", "5", "10", "50"),
    MAX_TOKEN("max_token_exposure_sol", SOL, "0.001", "1000000", "0.5", "1", "2", "5"),
    STOP_LOSS_ON("use_stop_loss", FLAG, "", "", "true", "false"),
    STOP_LOSS("default_stop_loss_percentage", PERCENT, "0.1", "100", "10", "20", "30", "50"),
    TAKE_PROFIT_ON("use_take_profit", FLAG, "", "", "true", "false"),
    TAKE_PROFIT(
            "default_take_profit_percentage", PERCENT, "0.1", "100000", "25", "50", "100", "300"),
    STRATEGY("advice_strategy", WORD, "", "", "conservative", "balanced", "aggressive"),
    OFFERS_ON("offers_enabled", FLAG, "", "", "true", "false"),
    OFFER_AMOUNT("offer_amount_sol", SOL, "0.001", "1000", "0.02", "0.05", "0.1", "0.5"),
    OFFER_CONFIDENCE("offer_min_confidence", PERCENT, "0", "100", "50", "65", "80"),
    AUTO_ON("auto_enabled", FLAG, "", "", "true", "false"),
    AUTO_AMOUNT("auto_amount_sol", SOL, "0.001", "1000", "0.01", "0.02", "0.05", "0.1"),
    AUTO_BUDGET("auto_daily_budget_sol", SOL, "0", "10000", "0.05", "0.1", "0.5", "1"),
    AUTO_TRADES("auto_max_trades_per_day", COUNT, "0", "1000", "3", "5", "10", "20"),
    AUTO_POSITIONS("auto_max_positions", COUNT, "0", "1000", "1", "3", "5", "10"),
    AUTO_CONFIDENCE("auto_min_confidence", PERCENT, "0", "100", "65", "75", "85"),
    SNIPE_ON("snipe_enabled", FLAG, "", "", "true", "false"),
    SNIPE_AMOUNT("snipe_max_amount_sol", SOL, "0.001", "1000000", "0.05", "0.1", "0.2", "0.5"),
    SNIPE_CONFIDENCE("snipe_min_confidence", PERCENT, "0", "100", "40", "60", "75", "90"),
    SNIPE_DAY("snipe_daily_limit_sol", SOL, "0", "1000000", "0.5", "1", "2", "5"),
    SNIPE_PRESET("snipe_preset", WORD, "", "", "careful", "balanced", "bold"),
    SNIPE_TOP10("snipe_max_top10_percentage", PERCENT, "0", "100", "50", "80", "95"),
    SNIPE_CREATOR("snipe_max_creator_percentage", PERCENT, "0", "100", "10", "30", "60"),
    SNIPE_BUNDLE("snipe_max_bundle_percentage", PERCENT, "0", "100", "10", "25", "50"),
    SNIPE_SNIPERS("snipe_max_sniper_percentage", PERCENT, "0", "100", "20", "50", "80"),
    SNIPE_RUGS("snipe_max_creator_rugs", COUNT, "0", "1000", "0", "1", "2"),
    SNIPE_LAUNCHES("snipe_max_creator_launches", COUNT, "0", "100000", "0", "3", "10"),
    SNIPE_NAMESAKES("snipe_max_namesakes", COUNT, "0", "100000", "0", "2", "10"),
    SNIPE_SENTIMENT("snipe_min_sentiment", COUNT, "0", "100", "30", "50", "70"),
    SNIPE_COMMUNITY("snipe_min_community", COUNT, "0", "100", "30", "50", "70"),
    SNIPE_MAX_LIQUIDITY(
            "snipe_max_liquidity_usd", COUNT, "0", "1000000000", "20000", "100000", "1000000"),
    SNIPE_LP("snipe_min_lp_percentage", PERCENT, "0", "100", "50", "90", "100"),
    SNIPE_VENUES("snipe_venues", WORD, "", "", "pumpfun", "pumpswap", "pumpfun,pumpswap"),
    SNIPE_PASSES("snipe_passes", COUNT, "1", "100", "1", "2", "3"),
    SNIPE_FACTS("snipe_all_facts", FLAG, "", "", "true", "false");

    /** What stands for no value of one's own. */
    public static final String UNSET = "unset";

    private final String column;
    private final SettingKind kind;
    private final BigDecimal least;
    private final BigDecimal most;
    private final List<String> offered;

    AccountSetting(String column, SettingKind kind, String least, String most, String... offered) {
        this.column = column;
        this.kind = kind;
        this.least = least.isEmpty() ? BigDecimal.ZERO : new BigDecimal(least);
        this.most = most.isEmpty() ? BigDecimal.ZERO : new BigDecimal(most);
        this.offered = List.of(offered);
    }

    /** As people type it: {@code max-trade}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String column() {
        return column;
    }

    public SettingKind kind() {
        return kind;
    }

    /** Smallest number, in the unit that people type. */
    public BigDecimal least() {
        return least;
    }

    /** Largest number, in the unit that people type. */
    public BigDecimal most() {
        return most;
    }

    /** Values for buttons. */
    public List<String> offered() {
        return offered;
    }

    /** Whether it may have no value: then the preset says, and without one nobody asks. */
    public boolean mayBeUnset() {
        return compareTo(SNIPE_PRESET) >= 0;
    }

    /**
     * Whether a word, which is only what {@link #offered} lists or, of venues, a list of names of
     * programs, makes sense.
     */
    public boolean takes(String word) {
        return this == SNIPE_VENUES
                ? word.length() <= 200 && word.matches("[a-z0-9_]{1,40}(,[a-z0-9_]{1,40})*")
                : offered.contains(word);
    }

    /** Whether it concerns sniping alone. */
    public boolean isOfSniping() {
        return name().startsWith("SNIPE");
    }

    /** Whether it concerns recommendations alone. */
    public boolean isOfAdvice() {
        return compareTo(STRATEGY) >= 0 && compareTo(AUTO_CONFIDENCE) <= 0;
    }

    public static Optional<AccountSetting> of(String label) {
        return Arrays.stream(values()).filter(one -> one.label().equals(label)).findFirst();
    }
}
