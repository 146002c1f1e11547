package io.slipstream.functions.risk;

import static io.slipstream.functions.risk.Given.SOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.trade.Notification;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.user.BlacklistRow;
import io.slipstream.models.user.BlacklistRow.Kind;
import io.slipstream.models.user.CopyRelationRow;
import io.slipstream.models.user.CopyState;
import io.slipstream.models.user.CopyTerms;
import io.slipstream.models.user.CopyingRow;
import io.slipstream.models.user.NotifyLevel;
import io.slipstream.models.user.SettingsChange;
import org.junit.jupiter.api.Test;

/** What a user sets about copying one leader, or all. */
class RiskGateTermsTest extends GateScenario {

    @Test
    void standardTermsLeaveNothingBehindAndOthersGoWithTheRelation() throws Exception {
        int before = gate.stateEntries();
        follow(A, CopyTerms.STANDARD);
        assertThat(gate.account(1).leaders).isEmpty();

        follow(A, Terms.rebuying(0));
        assertThat(gate.account(1).leaders).containsOnlyKeys(A);
        unfollow(A);
        assertThat(gate.account(1).leaders).isEmpty();
        assertThat(gate.stateEntries()).isEqualTo(before);
    }

    @Test
    void whatIsTakenOffABlacklistIsBoughtAgain() throws Exception {
        gate.change(listed(false), 1);
        gate.change(listed(false), 1);
        gate.signal(Given.buy("a", 1, A, MINT, 10, 1));
        gate.change(listed(true), 1);
        gate.change(listed(true), 1);
        gate.signal(Given.buy("b", 1, A, MINT, 11, 1));

        assertThat(gate.outcomes()).containsExactly("a DENIED BLACKLISTED_TOKEN", "b NEW null");
        assertThat(gate.account(1).listed).isZero();
    }

    private static SettingsChange listed(boolean deleted) {
        return SettingsChange.of(new BlacklistRow(1, BlacklistRow.Kind.TOKEN, MINT, deleted));
    }

    @Test
    void buysATokenOnceWhoeverWasCopied() throws Exception {
        follow(B, Terms.rebuying(0));
        fill("a", A, 10, 500);
        gate.signal(Given.buy("b", 1, B, MINT, 20, SOL));
        gate.signal(Given.buy("c", 1, A, MINT, 21, SOL));
        gate.signal(Given.buy("d", 1, B, "Other", 22, SOL));

        assertThat(gate.outcomes())
                .containsExactly(
                        "a NEW null", "b DENIED ALREADY_BOUGHT", "c NEW null", "d NEW null");
    }

    @Test
    void aTokenThatWasSoldAgainIsStillBoughtOnce() throws Exception {
        follow(A, Terms.rebuying(0));
        fill("a", A, 10, 500);
        Order sold = gate.signal(Given.sell("s", 1, A, MINT, 20, 500, 500));
        gate.event(sold.filled(SOL, FEE, 22, millis(22)));

        gate.signal(Given.buy("b", 1, A, MINT, 30, SOL));

        assertThat(gate.outcomes()).contains("b DENIED ALREADY_BOUGHT");
    }

    @Test
    void aCopyThatFailedWasNotBought() throws Exception {
        follow(A, Terms.rebuying(0));
        Order failed = gate.signal(Given.buy("a", 1, A, MINT, 10, SOL));
        gate.signal(Given.buy("b", 1, A, MINT, 10, SOL));
        gate.event(failed.failed("SLIPPAGE", FEE, 12, millis(12)));
        gate.signal(Given.buy("c", 1, A, MINT, 13, SOL));

        assertThat(gate.outcomes())
                .containsExactly("a NEW null", "b DENIED ALREADY_BOUGHT", "c NEW null");
    }

    @Test
    void rebuysWithAPercentageRoundedDown() throws Exception {
        follow(A, Terms.rebuying(3_333));
        fill("a", A, 10, 500);

        Order again = gate.signal(Given.buy("b", 1, A, MINT, 20, 1_001));

        assertThat(again.terms().inputAmount()).isEqualTo(333);
    }

    @Test
    void whatALeaderMayCostCountsHeldAndInFlight() throws Exception {
        follow(A, Terms.limited(-1, 2 * (SOL + FEE), -1, -1));
        fill("a", A, 10, 500);
        gate.signal(Given.buy("b", 1, A, "Other", 20, SOL));
        gate.signal(Given.buy("c", 1, A, "Third", 20, 1));
        gate.signal(Given.buy("d", 1, B, "Third", 20, SOL));
        Order sold = gate.signal(Given.sell("s", 1, A, MINT, 21, 500, 500));
        gate.event(sold.filled(SOL, FEE, 23, millis(23)));
        gate.signal(Given.buy("e", 1, A, "Third", 24, SOL));

        assertThat(gate.outcomes())
                .containsExactly(
                        "a NEW null",
                        "b NEW null",
                        "c DENIED LEADER_LIMIT",
                        "d NEW null",
                        "s NEW null",
                        "e NEW null");
    }

    @Test
    void aTokenCountsOnlyWhatThisLeadersCopiesHaveInIt() throws Exception {
        follow(A, Terms.limited(SOL + FEE, -1, -1, -1));
        fill("a", B, 10, 500);
        gate.signal(Given.buy("b", 1, A, MINT, 20, SOL));
        gate.signal(Given.buy("c", 1, A, MINT, 20, 1));

        assertThat(gate.outcomes())
                .containsExactly("a NEW null", "b NEW null", "c DENIED LEADER_TOKEN_LIMIT");
    }

    @Test
    void theDaysLimitGivesBackWhatFailedAndBeginsAnewAtMidnight() throws Exception {
        follow(A, Terms.limited(-1, -1, SOL, -1));
        Order failed = gate.signal(Given.buy("a", 1, A, MINT, 10, SOL));
        gate.signal(Given.buy("b", 1, A, MINT, 10, 1));
        gate.event(failed.failed("SLIPPAGE", FEE, 12, millis(12)));
        gate.signal(Given.buy("c", 1, A, MINT, 13, SOL));
        gate.signal(Given.buy("d", 1, A, MINT, 14, 1));
        gate.signal(Given.buy("e", 1, A, MINT, 14 + 24 * 9_000, 1));

        assertThat(gate.outcomes())
                .containsExactly(
                        "a NEW null",
                        "b DENIED LEADER_DAY_LIMIT",
                        "c NEW null",
                        "d DENIED LEADER_DAY_LIMIT",
                        "e NEW null");
    }

    @Test
    void countsTheMintsOfOneLeader() throws Exception {
        follow(A, Terms.limited(-1, -1, -1, 1));
        fill("a", A, 10, 500);
        gate.signal(Given.buy("b", 1, A, MINT, 20, 1));
        gate.signal(Given.buy("c", 1, A, "Other", 20, 1));
        gate.signal(Given.buy("d", 1, B, "Other", 20, 1));

        assertThat(gate.outcomes())
                .containsExactly(
                        "a NEW null", "b NEW null", "c DENIED LEADER_MAX_POSITIONS", "d NEW null");
    }

    @Test
    void aTradeThatIsTooOldIsNotCopiedButItsSellIs() throws Exception {
        follow(A, Terms.notOlderThan(2));
        gate.watermark(25);
        gate.signal(Given.buy("in-time", 1, A, MINT, 20, 1));
        gate.signal(Given.buy("late", 1, A, MINT, 19, 1));
        gate.signal(Given.sell("sell", 1, A, "Other", 1, 5, 5));

        assertThat(gate.outcomes())
                .containsExactly(
                        "in-time NEW null",
                        "late DENIED TRADE_TOO_OLD",
                        "sell DENIED NOTHING_TO_SELL");
    }

    @Test
    void stopsBuyingWithALeaderWhoHasLostTooMuchAndSaysSoOnce() throws Exception {
        follow(A, Terms.stoppingAt(SOL / 2));
        fill("a", A, 10, 500);
        Order sold = gate.signal(Given.sell("s", 1, A, MINT, 20, 400, 500));
        gate.event(sold.filled(SOL / 10, FEE, 22, millis(22)));
        gate.signal(Given.buy("b", 1, A, MINT, 30, 1));
        gate.signal(Given.buy("c", 1, B, MINT, 30, 1));
        Order rest = gate.signal(Given.sell("t", 1, A, MINT, 31, 100, 100));
        gate.event(rest.filled(1, FEE, 33, millis(33)));

        assertThat(gate.outcomes())
                .containsExactly(
                        "a NEW null",
                        "s NEW null",
                        "b DENIED LEADER_STOP_LOSS",
                        "c NEW null",
                        "t NEW null");
        assertThat(told("breaker")).isEqualTo(1);
    }

    @Test
    void whatIsHeldCountsForTheLeadersStopLossAtTheLastPriceTold() throws Exception {
        gate.change(Given.exits(Given.settings(1), 9_000, -1));
        follow(A, Terms.stoppingAt(SOL / 2));
        fill("a", A, 10, 1_000);
        gate.signal(Given.buy("unpriced", 1, A, "Other", 20, 1));
        gate.price(1, Given.price(MINT, 21, SOL / 2 + FEE + 1, 1_000));
        gate.signal(Given.buy("almost", 1, A, "Other", 22, 1));
        gate.price(1, Given.price(MINT, 23, SOL / 2 + FEE, 1_000));
        gate.signal(Given.buy("lost", 1, A, "Other", 24, 1));
        gate.signal(Given.buy("another's", 1, B, "Other", 24, 1));
        gate.price(1, Given.price(MINT, 25, SOL, 1_000));
        gate.signal(Given.buy("recovered", 1, A, "Other", 26, 1));

        assertThat(gate.outcomes())
                .containsExactly(
                        "a NEW null",
                        "unpriced NEW null",
                        "almost NEW null",
                        "lost DENIED LEADER_STOP_LOSS",
                        "another's NEW null",
                        "recovered NEW null");
    }

    @Test
    void thatIsForgottenWithTheRelation() throws Exception {
        follow(A, Terms.stoppingAt(SOL / 2));
        fill("a", A, 10, 500);
        Order sold = gate.signal(Given.sell("s", 1, A, MINT, 20, 500, 500));
        gate.event(sold.filled(1, FEE, 22, millis(22)));
        unfollow(A);
        follow(A, Terms.stoppingAt(SOL / 2));

        assertThat(gate.signal(Given.buy("b", 1, A, MINT, 30, 1)).state())
                .isEqualTo(OrderState.NEW);
    }

    @Test
    void aSaleOfManyLeadersLotsIsSharedByUnits() throws Exception {
        follow(A, Terms.stoppingAt(1));
        follow(B, Terms.stoppingAt(SOL));
        fill("a", A, 10, 300);
        fill("b", B, 12, 100);
        Order sold = gate.signal(Given.sellCommand("x", 1, MINT, 10_000, -1));
        gate.event(sold.filled(4 * SOL, FEE, 30, millis(30)));

        gate.signal(Given.buy("c", 1, A, "Other", 40, 1));
        gate.signal(Given.buy("d", 1, B, "Other", 40, 1));

        // Three quarters of 4 SOL came from A's lot, a quarter from B's, which had cost a SOL.
        assertThat(gate.outcomes()).contains("c NEW null", "d NEW null");
    }

    @Test
    void copyingCanBePausedForOneLeaderOrForAll() throws Exception {
        fill("a", A, 10, 500);
        fill("b", B, 12, 500);
        follow(A, Terms.in(CopyState.PAUSED));
        gate.signal(Given.sell("1", 1, A, MINT, 20, 5, 10));
        gate.signal(Given.sell("2", 1, B, MINT, 20, 5, 10));
        gate.change(Given.settings(1).with(new CopyingRow(CopyState.SELL_ONLY, NotifyLevel.ALL)));
        gate.signal(Given.buy("3", 1, B, MINT, 21, 1));
        gate.signal(Given.sell("4", 1, B, MINT, 21, 5, 10));
        gate.signal(Given.buy("5", 1, A, MINT, 21, 1));
        gate.signal(Given.snipe("6", 1, "Pool", MINT, 21, 1));

        assertThat(gate.outcomes().subList(2, 8))
                .containsExactly(
                        "1 DENIED COPY_PAUSED",
                        "2 NEW null",
                        "3 DENIED COPY_SELL_ONLY",
                        "4 NEW null",
                        "5 DENIED COPY_PAUSED",
                        "6 NEW null");
    }

    @Test
    void alertsTellWhatTheLeaderDid() throws Exception {
        follow(A, Terms.in(CopyState.ALERT_ONLY));
        gate.signal(Given.buy("a", 1, A, MINT, 20, SOL));

        assertThat(gate.outcomes()).containsExactly("a DENIED COPY_ALERT_ONLY");
        assertThat(gate.side(RiskGate.NOTIFICATIONS))
                .extracting(Notification::kind, Notification::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("alert", "LeaderA bought Mint."));
    }

    @Test
    void listedTokensCreatorsAndLeadersAreNotBoughtUnlessHeSaysSoHimself() throws Exception {
        list(Kind.TOKEN, MINT, false);
        list(Kind.CREATOR, "Creator", false);
        list(Kind.LEADER, B, false);
        gate.signal(Given.buy("a", 1, A, MINT, 20, 1));
        gate.signal(Given.snipe("b", 1, "Pool", MINT, 20, 1));
        gate.signal(createdBy("c", "Creator"));
        gate.signal(createdBy("d", "Somebody"));
        gate.signal(Given.buy("e", 1, B, "Other", 20, 1));
        list(Kind.LEADER, B, true);
        gate.signal(Given.buy("f", 1, B, "Other", 20, 1));

        assertThat(gate.outcomes())
                .containsExactly(
                        "a DENIED BLACKLISTED_TOKEN",
                        "b DENIED BLACKLISTED_TOKEN",
                        "c DENIED BLACKLISTED_CREATOR",
                        "d NEW null",
                        "e DENIED BLACKLISTED_LEADER",
                        "f NEW null");
    }

    @Test
    void aLotThatOnlyItsLeaderSellsHasNoStopLoss() throws Exception {
        gate.change(Given.exits(Given.settings(1), 1_000, -1));
        follow(A, Terms.sellingWithTheLeader());
        fill("a", A, 10, 500);
        fill("b", B, 12, 500);

        gate.price(1, Given.price(MINT, 20, 1, 500));

        assertThat(gate.orders()).hasSize(3);
        assertThat(gate.lastOrder().terms().source()).isEqualTo(B);
    }

    @Test
    void tellsAsMuchAsTheUserWants() throws Exception {
        gate.change(Given.settings(1).with(new CopyingRow(CopyState.ACTIVE, NotifyLevel.TRADES)));
        fill("a", A, 10, 500);
        gate.signal(Given.buy("b", 1, A, MINT, 20, 2 * SOL));
        assertThat(told("fill")).isEqualTo(1);
        assertThat(told("skip")).isZero();

        gate.change(Given.settings(1).with(new CopyingRow(CopyState.ACTIVE, NotifyLevel.URGENT)));
        fill("c", A, 30, 500);
        assertThat(told("fill")).isEqualTo(1);
    }

    @Test
    void leadersAccountsSurviveARestart() throws Exception {
        follow(A, Terms.limited(-1, SOL + FEE, -1, -1));
        fill("a", A, 10, 500);
        var snapshot = gate.snapshot();
        gate.close();
        gate = new GateHarness(snapshot);

        gate.signal(Given.buy("b", 1, A, "Other", 20, 1));

        assertThat(gate.outcomes()).containsExactly("b DENIED LEADER_LIMIT");
    }

    private static Signal createdBy(String id, String creator) {
        Signal plain = Given.buy(id, 1, A, "Other", 20, 1);
        return new Signal(
                plain.signalId(),
                plain.userId(),
                plain.context(),
                plain.source(),
                plain.sourceSignature(),
                plain.slot(),
                plain.position(),
                plain.ordinal(),
                plain.blockTime(),
                plain.receivedAt(),
                plain.side(),
                plain.mint(),
                plain.solLamports(),
                plain.soldUnits(),
                plain.balanceBefore(),
                plain.referenceSol(),
                plain.referenceUnits(),
                null,
                creator);
    }

    private void list(Kind kind, String address, boolean deleted) throws Exception {
        gate.change(SettingsChange.of(new BlacklistRow(1, kind, address, deleted)), 1);
    }

    private void follow(String leader, CopyTerms terms) throws Exception {
        gate.change(SettingsChange.of(Given.fixed(1, leader, SOL).on(terms)), 1);
    }

    private void unfollow(String leader) throws Exception {
        gate.change(
                SettingsChange.of(
                        new CopyRelationRow(
                                1, leader, true, "FIXED", SOL, -1, -1, true, 0, null, true)),
                1);
    }
}
