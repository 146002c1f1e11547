package io.slipstream.connectors.debezium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipstream.models.user.AdviceRow;
import io.slipstream.models.user.BlacklistRow;
import io.slipstream.models.user.CopyRelationRow;
import io.slipstream.models.user.CopyState;
import io.slipstream.models.user.CopyTerms;
import io.slipstream.models.user.CopyingRow;
import io.slipstream.models.user.SellMode;
import io.slipstream.models.user.SettingsChange;
import io.slipstream.models.user.Strategy;
import io.slipstream.models.user.TokenRatingRow;
import io.slipstream.models.user.UserRow;
import io.slipstream.models.user.UserSettingsRow;
import io.slipstream.models.user.WalletOwnerRow;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SettingsRowsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void amountsBecomeLamportsAndPercentagesBasisPoints() throws Exception {
        UserSettingsRow row =
                settings(
                        """
                        {"user_id":7,"max_trade_size_sol":"1.5","daily_loss_limit_sol":"0",
                         "slippage_percentage":"0.129","min_liquidity_usd":"1000.999",
                         "default_take_profit_percentage":"250","snipe_min_confidence":"60.0",
                         "snipe_max_amount_sol":"0.0000000019","trading_state":"REDUCING"}\
                        """);
        assertThat(row.maxTradeSizeLamports()).isEqualTo(1_500_000_000L);
        assertThat(row.dailyLossLimitLamports()).isZero();
        assertThat(row.slippageBps()).isEqualTo(12);
        assertThat(row.minLiquidityUsdCents()).isEqualTo(100_099);
        assertThat(row.defaultTakeProfitBps()).isEqualTo(25_000);
        assertThat(row.snipeMinConfidenceBps()).isEqualTo(6_000);
        assertThat(row.snipeMaxAmountLamports()).isEqualTo(1);
        assertThat(row.tradingState()).isEqualTo("REDUCING");
        assertThat(row.invalid()).isNull();
    }

    @Test
    void whatIsDoneWithRecommendationsIsNothingUnlessTheRowSaysSo() throws Exception {
        AdviceRow off = settings("{\"user_id\":7}").effectiveAdvice();
        assertThat(off.auto()).isFalse();
        assertThat(off.offers()).isFalse();
        assertThat(off.strategy()).isNull();
        assertThat(off.autoLamports()).isEqualTo(-1);
        AdviceRow on =
                settings(
                                """
                                {"user_id":7,"advice_strategy":"aggressive","offers_enabled":true,
                                 "offer_amount_sol":"0.05","offer_min_confidence":"65","auto_enabled":true,
                                 "auto_amount_sol":"0.02","auto_daily_budget_sol":"0.1",
                                 "auto_max_trades_per_day":5,"auto_max_positions":3,
                                 "auto_min_confidence":"75.5"}\
                                """)
                        .effectiveAdvice();
        assertThat(on)
                .isEqualTo(
                        new AdviceRow(
                                Strategy.AGGRESSIVE,
                                true,
                                50_000_000,
                                6_500,
                                true,
                                20_000_000,
                                100_000_000,
                                5,
                                3,
                                7_550));
        assertThat(settings("{\"user_id\":7,\"advice_strategy\":\"bold\"}").invalid())
                .contains("advice_strategy: expected one of conservative, balanced, aggressive");
    }

    @Test
    void nullIsUnknownAndNeverZero() throws Exception {
        UserSettingsRow row =
                settings("{\"user_id\":7,\"max_trade_size_sol\":null,\"check_honeypots\":null}");
        assertThat(row.maxTradeSizeLamports()).isEqualTo(-1);
        assertThat(row.slippageBps()).isEqualTo(-1);
        assertThat(row.tradingState()).isNull();
        assertThat(row.checkHoneypots()).isTrue();
        assertThat(row.snipeEnabled()).isFalse();
        assertThat(row.invalid()).isNull();
    }

    @Test
    void saysOfEachColumnWhatIsWrong() throws Exception {
        UserSettingsRow row =
                settings(
                        """
                        {"user_id":7,"max_trade_size_sol":"-1","daily_loss_limit_sol":"9223372037",
                         "slippage_percentage":"100.01","trading_state":"active"}\
                        """);
        assertThat(row.maxTradeSizeLamports()).isEqualTo(-1);
        assertThat(row.dailyLossLimitLamports()).isEqualTo(-1);
        assertThat(row.slippageBps()).isEqualTo(-1);
        assertThat(row.tradingState()).isNull();
        assertThat(row.invalid())
                .contains("max_trade_size_sol: expected a number from 0 to 9223372036, was -1")
                .contains("daily_loss_limit_sol")
                .contains("slippage_percentage: expected a number from 0 to 100, was 100.01")
                .contains("expected one of ACTIVE, REDUCING, HALTED, was active");
    }

    @Test
    void aRelationBeginsWhenItSays() throws Exception {
        CopyRelationRow row =
                relation(
                        """
                        {"user_id":7,"leader_address":"leader","copy_enabled":true,
                         "copy_mode":"RATIO","copy_ratio":"0.25","max_per_trade_sol":"2",
                         "copy_started_at":"2024-01-01T00:00:00.500000Z"}\
                        """,
                        false);
        assertThat(row.copyRatioPpm()).isEqualTo(250_000);
        assertThat(row.maxPerTradeLamports()).isEqualTo(2_000_000_000L);
        assertThat(row.copyStartedAt()).isEqualTo(1_704_067_200_500L);
        assertThat(row.copySells()).isTrue();
        assertThat(row.invalid()).isNull();
    }

    @Test
    void aRelationOlderThanTheColumnsIsOnStandardTerms() throws Exception {
        CopyRelationRow row = relation("{\"user_id\":7,\"leader_address\":\"leader\"}", false);
        assertThat(row.effectiveTerms()).isSameAs(CopyTerms.STANDARD);
        assertThat(settings("{\"user_id\":7}").effectiveCopying()).isEqualTo(CopyingRow.STANDARD);
    }

    @Test
    void aLimitThatIsNullIsNone() throws Exception {
        CopyTerms terms =
                relation(
                                """
                                {"user_id":7,"leader_address":"leader","max_per_day_sol":null,
                                 "leader_stop_loss_sol":null,"rebuy_percentage":"33.339",
                                 "sell_mode":"PNL","copy_state":"SELL_ONLY","max_open_copies":3,
                                 "refused":"SELF_FOLLOW"}\
                                """,
                                false)
                        .effectiveTerms();
        assertThat(terms.maxPerDayLamports()).isEqualTo(-1);
        assertThat(terms.stopLossLamports()).isEqualTo(-1);
        assertThat(terms.rebuyBps()).isEqualTo(3_333);
        assertThat(terms.sellMode()).isEqualTo(SellMode.PNL);
        assertThat(terms.state()).isEqualTo(CopyState.SELL_ONLY);
        assertThat(terms.maxOpenPositions()).isEqualTo(3);
        assertThat(terms.refused()).isEqualTo("SELF_FOLLOW");
    }

    @Test
    void nonsenseInTheTermsMakesTheRelationInvalid() throws Exception {
        CopyRelationRow row =
                relation(
                        """
                        {"user_id":7,"leader_address":"leader","rebuy_percentage":"101",
                         "max_trade_age_seconds":0,"copy_state":"OFF","max_per_day_sol":"NaN"}\
                        """,
                        false);
        assertThat(row.invalid())
                .contains("rebuy_percentage: expected a number from 0 to 100, was 101")
                .contains("max_trade_age_seconds: expected a number from 1 to 3600, was 0")
                .contains(
                        "copy_state: expected one of ACTIVE, SELL_ONLY, ALERT_ONLY, PAUSED, was"
                                + " OFF")
                .contains("max_per_day_sol");
    }

    @Test
    void aTrackedWalletSaysWhoseItIs() throws Exception {
        assertThat(read("tracked_wallets", "{\"address\":\"w\",\"user_id\":7}", false).change())
                .isEqualTo(SettingsChange.of(new WalletOwnerRow("w", 7, false)));
        assertThat(read("tracked_wallets", "{\"address\":\"w\",\"user_id\":null}", false).change())
                .isEqualTo(SettingsChange.of(new WalletOwnerRow("w", 0, false)));
    }

    @Test
    void aBlacklistRowIsItsKey() throws Exception {
        assertThat(
                        read(
                                        "blacklist",
                                        "{\"user_id\":7,\"kind\":\"TOKEN\",\"address\":\"mint\"}",
                                        true)
                                .change()
                                .listed())
                .isEqualTo(new BlacklistRow(7, BlacklistRow.Kind.TOKEN, "mint", true));
        assertThat(
                        read(
                                        "blacklist",
                                        "{\"user_id\":7,\"kind\":\"SHOP\",\"address\":\"mint\"}",
                                        false)
                                .invalid())
                .isEqualTo("kind: expected one of TOKEN, CREATOR, LEADER, was SHOP");
    }

    @Test
    void aDeletedRowIsItsKey() throws Exception {
        CopyRelationRow row =
                relation("{\"user_id\":7,\"leader_address\":\"leader\",\"copy_mode\":null}", true);
        assertThat(row.deleted()).isTrue();
        assertThat(row.leaderAddress()).isEqualTo("leader");
        assertThat(row.invalid()).isNull();
    }

    @Test
    void anUnknownTimeZoneIsNone() throws Exception {
        SettingsRows.Read read = read("users", "{\"user_id\":7,\"time_zone\":\"Moon\"}", false);
        assertThat(read.change().user()).isEqualTo(new UserRow(7, null, null, 0, false));
        assertThat(read.invalid()).contains("time_zone");
    }

    @Test
    void aRowWithoutItsKeyCannotBeRead() {
        assertThatThrownBy(() -> settings("{\"user_id\":\"seven\"}"))
                .isInstanceOf(IOException.class)
                .hasMessage("expected an integer in user_id, was \"seven\"");
        assertThatThrownBy(() -> read("users", "{}", false)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> relation("{\"user_id\":7}", true))
                .hasMessage("expected a text in leader_address, was none");
    }

    @Test
    void onlyAChampionWithABundleIsToScore() throws Exception {
        String row = "{\"version\":\"v1\",\"status\":\"CHAMPION\",\"bundle_path\":\"/b\"}";
        assertThat(read("model_versions", row, false).change().model().isChampion()).isTrue();
        assertThat(read("model_versions", row, true).change().model().isChampion()).isFalse();
        SettingsRows.Read typo =
                read("model_versions", "{\"version\":\"v1\",\"status\":\"BEST\"}", false);
        assertThat(typo.change().model().isChampion()).isFalse();
        assertThat(typo.invalid()).contains("status: expected one of CHAMPION");
    }

    @Test
    void aRatingSpeaksWithItsWeightAndAFlagOverridesIt() throws Exception {
        String row = "{\"user_id\":1,\"mint\":\"m\",\"rating\":4,\"weight\":\"0.5\"%s}";
        TokenRatingRow rated = rating(row.formatted("")).change().rating();
        assertThat(rated.speaks()).isTrue();
        assertThat(rated.score()).isEqualTo(75);
        assertThat(rated.weightMillionths()).isEqualTo(500_000);
        SettingsRows.Read flagged = rating(row.formatted(",\"flag\":\"SCAM\""));
        assertThat(flagged.change().rating().score()).isZero();
        assertThat(flagged.invalid()).isNull();
        SettingsRows.Read typo = rating(row.formatted(",\"flag\":\"scum\""));
        assertThat(typo.change().rating().score()).isZero();
        assertThat(typo.invalid()).contains("flag: expected one of SCAM");
        assertThat(rating("{\"user_id\":1,\"mint\":\"m\"}").change().rating().speaks()).isFalse();
    }

    private static SettingsRows.Read rating(String row) throws IOException {
        return read("token_ratings", row, false);
    }

    @Test
    void tablesNobodyListensToAreSkipped() throws Exception {
        assertThat(SettingsRows.read("lots", JSON.readTree("{}"), false)).isNull();
    }

    private static UserSettingsRow settings(String columns) throws IOException {
        return read("user_settings", columns, false).change().settings();
    }

    private static CopyRelationRow relation(String columns, boolean deleted) throws IOException {
        return read("copy_relations", columns, deleted).change().relation();
    }

    private static SettingsRows.Read read(String table, String columns, boolean deleted)
            throws IOException {
        return Objects.requireNonNull(SettingsRows.read(table, JSON.readTree(columns), deleted));
    }
}
