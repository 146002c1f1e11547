package io.slipstream.connectors.debezium;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipstream.models.user.AdviceRow;
import io.slipstream.models.user.BlacklistRow;
import io.slipstream.models.user.CopyRelationRow;
import io.slipstream.models.user.CopySetting;
import io.slipstream.models.user.CopyState;
import io.slipstream.models.user.CopyTerms;
import io.slipstream.models.user.CopyingRow;
import io.slipstream.models.user.ModelVersionRow;
import io.slipstream.models.user.NotifyLevel;
import io.slipstream.models.user.SellMode;
import io.slipstream.models.user.SettingsChange;
import io.slipstream.models.user.SnipeFilters;
import io.slipstream.models.user.SystemStateRow;
import io.slipstream.models.user.TokenRatingRow;
import io.slipstream.models.user.UserRow;
import io.slipstream.models.user.UserSettingsRow;
import io.slipstream.models.user.WalletOwnerRow;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of the settings tables, from the columns that change data capture delivers. */
final class SettingsRows {
    private static final List<String> STATES = List.of("ACTIVE", "REDUCING", "HALTED");
    private static final List<String> MODEL_STATES = List.of("CHAMPION", "CHALLENGER", "RETIRED");
    private static final List<String> FLAGS = List.of("SCAM", "RUG", "HONEYPOT", "SPAM");
    private static final List<String> MODES = List.of("FIXED", "RATIO", "FOLLOW");
    private static final int WHOLE = 100;
    private static final long WHOLE_WEIGHT = 1_000_000;
    // A profit, unlike a loss, may be many times the stake.
    private static final int THOUSANDFOLD = 100_000;

    /**
     * A row that was read.
     *
     * @param invalid what makes no sense in it; null if all does
     */
    record Read(SettingsChange change, @Nullable String invalid) {}

    private SettingsRows() {}

    /**
     * Reads a row.
     *
     * @param deleted true if it is gone; then only its key is known
     * @return null if nothing listens to the table
     * @throws IOException if the row has no key
     */
    static @Nullable Read read(String table, JsonNode columns, boolean deleted) throws IOException {
        SettingsRow row = new SettingsRow(columns);
        return switch (table) {
            case "users" -> user(row, deleted);
            case "user_settings" -> settings(row, deleted);
            case "copy_relations" -> relation(row, deleted);
            case "tracked_wallets" -> owner(row, deleted);
            case "blacklist" -> listed(row, deleted);
            case "system_state" -> system(row, deleted);
            case "model_versions" -> model(row, deleted);
            case "token_ratings" -> rating(row, deleted);
            default -> null;
        };
    }

    private static Read user(SettingsRow row, boolean deleted) throws IOException {
        UserRow user =
                new UserRow(
                        row.requiredLong("user_id"),
                        row.text("status"),
                        timeZone(row),
                        row.integer("telegram_chat_id", 0),
                        deleted);
        return new Read(SettingsChange.of(user), row.remarks());
    }

    private static @Nullable String timeZone(SettingsRow row) {
        String zone = row.text("time_zone");
        if (zone == null) {
            return null;
        }
        try {
            return ZoneId.of(zone).getId();
        } catch (DateTimeException e) {
            row.remark("time_zone", "an IANA time zone", zone);
            return null;
        }
    }

    private static Read settings(SettingsRow row, boolean deleted) throws IOException {
        CopyingRow copying =
                new CopyingRow(
                        row.choice(CopySetting.COPY_STATE_OF_ALL, CopyState.class),
                        row.choice(CopySetting.NOTIFY_LEVEL, NotifyLevel.class));
        SnipeFilters filters = SnipeFilterColumns.read(row);
        AdviceRow advice = AdviceColumns.read(row);
        UserSettingsRow settings =
                new UserSettingsRow(
                        row.requiredLong("user_id"),
                        row.lamports("max_trade_size_sol"),
                        row.lamports("daily_loss_limit_sol"),
                        row.basisPoints("slippage_percentage", WHOLE),
                        row.flag("check_honeypots", true),
                        row.cents("min_liquidity_usd"),
                        row.flag("use_stop_loss", false),
                        row.basisPoints("default_stop_loss_percentage", WHOLE),
                        row.flag("use_take_profit", false),
                        row.basisPoints("default_take_profit_percentage", THOUSANDFOLD),
                        row.word("trading_state", STATES),
                        row.flag("snipe_enabled", false),
                        row.lamports("snipe_max_amount_sol"),
                        row.basisPoints("snipe_min_confidence", WHOLE),
                        row.lamports("snipe_daily_limit_sol"),
                        row.lamports("paper_balance_sol"),
                        row.count("max_open_positions"),
                        row.lamports("max_token_exposure_sol"),
                        row.remarks(),
                        deleted,
                        copying,
                        filters,
                        advice);
        return new Read(SettingsChange.of(settings), settings.invalid());
    }

    private static Read system(SettingsRow row, boolean deleted) {
        SystemStateRow state =
                new SystemStateRow(row.word("trading_state", STATES), row.remarks(), deleted);
        return new Read(SettingsChange.of(state), state.invalid());
    }

    private static Read model(SettingsRow row, boolean deleted) throws IOException {
        ModelVersionRow model =
                new ModelVersionRow(
                        row.requiredText("version"),
                        row.word("status", MODEL_STATES),
                        row.text("bundle_path"),
                        row.text("schema_hash"),
                        deleted);
        return new Read(SettingsChange.of(model), row.remarks());
    }

    private static Read relation(SettingsRow row, boolean deleted) throws IOException {
        CopyTerms terms = deleted ? CopyTerms.STANDARD : terms(row);
        CopyRelationRow relation =
                new CopyRelationRow(
                        row.requiredLong("user_id"),
                        row.requiredText("leader_address"),
                        row.flag("copy_enabled", false),
                        row.word("copy_mode", MODES),
                        row.lamports("copy_amount_sol"),
                        row.millionths("copy_ratio"),
                        row.lamports("max_per_trade_sol"),
                        row.flag("copy_sells", true),
                        row.millis("copy_started_at", 0),
                        row.remarks(),
                        deleted,
                        terms);
        return new Read(SettingsChange.of(relation), relation.invalid());
    }

    private static CopyTerms terms(SettingsRow row) {
        return new CopyTerms(
                        row.choice(CopySetting.COPY_STATE, CopyState.class),
                        row.number(CopySetting.LEADER_MIN_TRADE),
                        row.number(CopySetting.LEADER_MAX_TRADE),
                        row.number(CopySetting.MAX_PER_TOKEN),
                        row.number(CopySetting.MAX_PER_LEADER),
                        row.number(CopySetting.MAX_PER_DAY),
                        (int) row.number(CopySetting.MAX_OPEN_POSITIONS),
                        (int) row.number(CopySetting.REBUY_PERCENTAGE),
                        row.choice(CopySetting.SELL_MODE, SellMode.class),
                        (int) row.number(CopySetting.MAX_PRICE_DRIFT),
                        (int) row.number(CopySetting.MAX_TRADE_AGE),
                        row.number(CopySetting.LEADER_STOP_LOSS),
                        row.text("refused"))
                .shared();
    }

    /** A flag that nobody knows is a warning all the same. */
    private static Read rating(SettingsRow row, boolean deleted) throws IOException {
        row.word("flag", FLAGS);
        int stars = row.count("rating", TokenRatingRow.BEST);
        TokenRatingRow rating =
                new TokenRatingRow(
                        row.requiredLong("user_id"),
                        row.requiredText("mint"),
                        stars < 1 ? -1 : stars,
                        row.text("flag") != null,
                        Math.min(WHOLE_WEIGHT, row.millionths("weight")),
                        deleted);
        return new Read(SettingsChange.of(rating), row.remarks());
    }

    private static Read owner(SettingsRow row, boolean deleted) throws IOException {
        WalletOwnerRow owner =
                new WalletOwnerRow(row.requiredText("address"), row.integer("user_id", 0), deleted);
        return new Read(SettingsChange.of(owner), row.remarks());
    }

    private static Read listed(SettingsRow row, boolean deleted) throws IOException {
        BlacklistRow listed =
                new BlacklistRow(
                        row.requiredLong("user_id"),
                        kind(row),
                        row.requiredText("address"),
                        deleted);
        return new Read(SettingsChange.of(listed), row.remarks());
    }

    private static BlacklistRow.@Nullable Kind kind(SettingsRow row) throws IOException {
        String word = row.requiredText("kind");
        for (BlacklistRow.Kind kind : BlacklistRow.Kind.values()) {
            if (kind.name().equals(word)) {
                return kind;
            }
        }
        row.remark("kind", "one of TOKEN, CREATOR, LEADER", word);
        return null;
    }
}
