package io.slipstream.functions.risk;

import static io.slipstream.functions.risk.Given.SOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.trade.Signal;
import io.slipstream.models.user.UserRow;
import io.slipstream.models.user.UserSettingsRow;
import org.junit.jupiter.api.Test;

class RiskLimitsTest {
    private static final long FEE = 105_000;
    private static final Signal BUY = Given.buy("s", 1, "leader", "Mint", 1, SOL / 2);
    private static final Signal SNIPE = Given.snipe("s", 1, "pool", "Mint", 1, SOL / 2);

    @Test
    void allowsABuyWithinAllLimits() {
        assertThat(refusal(BUY, account())).isNull();
        assertThat(refusal(SNIPE, account())).isNull();
    }

    @Test
    void unknownIsNotSafe() {
        Account noUser = account();
        noUser.user = null;
        Account noSettings = account();
        noSettings.settings = null;

        assertThat(refusal(BUY, noUser)).isEqualTo(RiskReason.USER_MISSING);
        assertThat(refusal(BUY, noSettings)).isEqualTo(RiskReason.SETTINGS_MISSING);
        assertThat(refusal(BUY, with(settings(-1, SOL, SOL, 1_000, "ACTIVE"))))
                .isEqualTo(RiskReason.SETTINGS_MISSING);
        assertThat(refusal(BUY, with(settings(SOL, -1, SOL, 1_000, "ACTIVE"))))
                .isEqualTo(RiskReason.SETTINGS_MISSING);
        assertThat(refusal(BUY, with(settings(SOL, SOL, -1, 1_000, "ACTIVE"))))
                .isEqualTo(RiskReason.SETTINGS_MISSING);
        assertThat(refusal(BUY, with(settings(SOL, SOL, SOL, -1, "ACTIVE"))))
                .isEqualTo(RiskReason.SETTINGS_MISSING);
        assertThat(refusal(BUY, with(settings(SOL, SOL, SOL, 1_000, null))))
                .isEqualTo(RiskReason.SETTINGS_MISSING);
        assertThat(refusal(BUY, in(null))).isEqualTo(RiskReason.SETTINGS_MISSING);
    }

    @Test
    void nonsenseIsDeniedAndNeverThrows() {
        assertThat(refusal(BUY, with(settings(Long.MAX_VALUE, SOL, SOL, 1_000, "ACTIVE"))))
                .isEqualTo(RiskReason.SETTINGS_INVALID);
        assertThat(refusal(BUY, with(settings(SOL, SOL, Long.MAX_VALUE, 1_000, "ACTIVE"))))
                .isEqualTo(RiskReason.SETTINGS_INVALID);
        assertThat(refusal(BUY, with(settings(SOL, SOL, SOL, 10_001, "ACTIVE"))))
                .isEqualTo(RiskReason.SETTINGS_INVALID);
        assertThat(refusal(BUY, with(settings(SOL, SOL, SOL, 1_000, "PAUSED"))))
                .isEqualTo(RiskReason.SETTINGS_INVALID);
        assertThat(refusal(BUY, in("Mars/Olympus"))).isEqualTo(RiskReason.SETTINGS_INVALID);
    }

    @Test
    void tradingStatesStopBuys() {
        Account inactive = account();
        inactive.user = new UserRow(1, "BANNED", "UTC", 1, false);

        assertThat(refusal(BUY, inactive)).isEqualTo(RiskReason.USER_INACTIVE);
        assertThat(refusal(BUY, with(settings(SOL, SOL, SOL, 1_000, "HALTED"))))
                .isEqualTo(RiskReason.HALTED);
        assertThat(refusal(BUY, with(settings(SOL, SOL, SOL, 1_000, "REDUCING"))))
                .isEqualTo(RiskReason.REDUCING);
    }

    @Test
    void oneTradeMayCostItsLimitAndNoLamportMore() {
        assertThat(refusal(Given.buy("s", 1, "l", "m", 1, SOL), account())).isNull();
        assertThat(refusal(Given.buy("s", 1, "l", "m", 1, SOL + 1), account()))
                .isEqualTo(RiskReason.MAX_TRADE_SIZE);
        assertThat(refusal(Given.buy("s", 1, "l", "m", 1, 0), account()))
                .isEqualTo(RiskReason.ZERO_AMOUNT);
    }

    @Test
    void aLossThatReachesItsLimitStopsBuys() {
        Account account = account();
        account.dayPnl = -(5 * SOL - 1);
        assertThat(refusal(BUY, account)).isNull();
        account.dayPnl = -5 * SOL;
        assertThat(refusal(BUY, account)).isEqualTo(RiskReason.DAILY_LOSS_LIMIT);
    }

    @Test
    void reservedMoneyIsSpentMoney() {
        Account account = account();
        account.reserved = 10 * SOL - SOL / 2 - FEE;
        assertThat(refusal(BUY, account)).isNull();
        account.reserved++;
        assertThat(refusal(BUY, account)).isEqualTo(RiskReason.INSUFFICIENT_BALANCE);
        account.cashFlow = 1;
        assertThat(refusal(BUY, account)).isNull();
    }

    @Test
    void keepsTheRentOfATokenAccountAndTheFeeOfASale() {
        Account account = with(settings(SOL, SOL, SOL / 2 + FEE + 2_144_280, 1_000, "ACTIVE"));
        assertThat(refusal(BUY, account)).isNull();
        account.cashFlow = -1;
        assertThat(refusal(BUY, account)).isEqualTo(RiskReason.INSUFFICIENT_BALANCE);
    }

    @Test
    void allOfAMintMayCostItsLimitAndNoLamportMore() {
        Position position = new Position();
        position.buys.add(new BuyReservation("o", "l", SOL, FEE, false, true, false, 0, 0));
        long exact = SOL + FEE + SOL / 2 + FEE;

        Account account = with(Given.limits(Given.settings(1), 1, exact));
        account.openPositions = 1;
        assertThat(refusal(BUY, account, position, "ACTIVE")).isNull();
        account.settings = Given.limits(Given.settings(1), 1, exact - 1);
        assertThat(refusal(BUY, account, position, "ACTIVE")).isEqualTo(RiskReason.TOKEN_EXPOSURE);
        assertThat(refusal(BUY, account)).isEqualTo(RiskReason.MAX_OPEN_POSITIONS);
    }

    @Test
    void aLimitThatIsNullDeniesBuys() {
        assertThat(refusal(BUY, with(Given.limits(Given.settings(1), -1, SOL))))
                .isEqualTo(RiskReason.SETTINGS_MISSING);
        assertThat(refusal(BUY, with(Given.limits(Given.settings(1), 1, -1))))
                .isEqualTo(RiskReason.SETTINGS_MISSING);
    }

    @Test
    void aStopLossThatSellsAtOnceOrNeverIsNonsense() {
        assertThat(refusal(BUY, with(Given.exits(Given.settings(1), 0, -1))))
                .isEqualTo(RiskReason.SETTINGS_INVALID);
        assertThat(refusal(BUY, with(Given.exits(Given.settings(1), 10_000, -1))))
                .isEqualTo(RiskReason.SETTINGS_INVALID);
        assertThat(refusal(BUY, with(Given.exits(Given.settings(1), 2_000, 0))))
                .isEqualTo(RiskReason.SETTINGS_INVALID);
        assertThat(refusal(BUY, with(Given.exits(Given.settings(1), 2_000, 5_000)))).isNull();
    }

    @Test
    void theStricterOfUserBreakerAndOperatorCounts() {
        Account account = account();
        account.breaker = Breaker.DAILY_LOSS;
        assertThat(refusal(BUY, account)).isEqualTo(RiskReason.BREAKER);
        assertThat(refusal(BUY, account, new Position(), "HALTED"))
                .isEqualTo(RiskReason.SYSTEM_HALTED);
        Account reducing = with(settings(SOL, SOL, SOL, 1_000, "REDUCING"));
        assertThat(refusal(BUY, reducing, new Position(), "HALTED"))
                .isEqualTo(RiskReason.SYSTEM_HALTED);
        assertThat(refusal(BUY, reducing, new Position(), "ACTIVE")).isEqualTo(RiskReason.REDUCING);
        assertThat(refusal(BUY, account(), new Position(), "REDUCING"))
                .isEqualTo(RiskReason.SYSTEM_REDUCING);
        assertThat(refusal(BUY, account(), new Position(), null))
                .isEqualTo(RiskReason.SYSTEM_STATE_UNKNOWN);
    }

    @Test
    void snipesInFlightCountForTheDay() {
        Account account = account();
        account.snipeUsed = SOL;
        account.snipeReserved = SOL / 2;
        assertThat(refusal(SNIPE, account)).isNull();
        account.snipeReserved++;
        assertThat(refusal(SNIPE, account)).isEqualTo(RiskReason.SNIPE_DAILY_LIMIT);
        assertThat(refusal(BUY, account)).isNull();
        assertThat(refusal(Given.snipe("s", 1, "p", "m", 1, SOL + 1), account()))
                .isEqualTo(RiskReason.SNIPE_MAX_AMOUNT);
    }

    private static RiskReason refusal(Signal signal, Account account) {
        return refusal(signal, account, new Position(), "ACTIVE");
    }

    private static RiskReason refusal(
            Signal signal, Account account, Position position, String system) {
        return RiskLimits.refusal(
                signal, account, position, new FakeLeaders(), system, RiskConfig.paper(), 0);
    }

    private static Account account() {
        return with(Given.settings(1));
    }

    private static Account with(UserSettingsRow settings) {
        Account account = new Account();
        account.user = Given.user(1);
        account.settings = settings;
        return account;
    }

    private static Account in(String timeZone) {
        Account account = account();
        account.user = new UserRow(1, "ACTIVE", timeZone, 1, false);
        return account;
    }

    private static UserSettingsRow settings(
            long maxTrade, long loss, long balance, int slippageBps, String state) {
        return new UserSettingsRow(
                1,
                maxTrade,
                loss,
                slippageBps,
                false,
                -1,
                false,
                -1,
                false,
                -1,
                state,
                true,
                SOL,
                0,
                SOL,
                balance,
                50,
                100 * SOL,
                null,
                false);
    }
}
