package io.slipstream.functions.risk;

import io.slipstream.models.trade.UserRiskState;
import io.slipstream.models.trade.WalletBalance;
import io.slipstream.models.user.UserRow;
import io.slipstream.models.user.UserSettingsRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings, money and day of one user, in lamports. Flink state, hence the public fields. */
public final class Account {
    public @Nullable UserRow user;
    public @Nullable UserSettingsRow settings;

    /** What trading has added to the starting balance, fees included; negative if it took. */
    public long cashFlow;

    /** Held for buys in flight, fees included. */
    public long reserved;

    /** What the user's wallet held in {@link #chainSlot}; of a live venue only. */
    public long chainLamports;

    /** 0: the wallet has not been looked at. */
    public long chainSlot;

    /** What landed after {@link #chainSlot} and is booked; of a live venue only. */
    public List<LandedCash> unseenCash = new ArrayList<>();

    /** The user's day, days since 1970-01-01 in his time zone; it never goes back. */
    public long day;

    /** Realised profit of that day, fees included. */
    public long dayPnl;

    /** Spent on snipes that were decided on that day. */
    public long snipeUsed;

    /** Held for snipes in flight that were decided on that day. */
    public long snipeReserved;

    /** Spent on automatic buys that were decided on that day. */
    public long autoUsed;

    /** Held for automatic buys in flight that were decided on that day. */
    public long autoReserved;

    /** Automatic buys that were decided on that day, and have filled or are in flight. */
    public int autoTrades;

    /** Mints held or being bought by automatic buys. */
    public int autoPositions;

    /** Epoch millis at which the day's loss reached its limit; 0 while it has not. */
    public long limitSince;

    /** Open until the user resumes; null while none is. */
    public @Nullable Breaker breaker;

    /** Epoch millis at which it opened; 0 while none is. */
    public long breakerSince;

    /** True if the user has resumed although the day's loss is still beyond the breaker's. */
    public boolean lossResumed;

    /** Failed orders since the last one that filled. */
    public int failures;

    /** Mints held or being bought. */
    public int openPositions;

    /** By leader: whom he copies on terms of his own, or has something with. */
    public Map<String, LeaderAccount> leaders = new HashMap<>();

    /** How many tokens, creators and leaders he never wants. */
    public int listed;

    /** The day, since 1970-01-01, on which orders that are too old were last let go. */
    public int forgottenOn;

    /** Numbers buys and waiting sells in the order of their decision. */
    public long nextSequence;

    /** On paper, what a new buy may spend; only with settings. */
    long onPaper(UserSettingsRow row) {
        return Math.subtractExact(Math.addExact(row.paperBalanceLamports(), cashFlow), reserved);
    }

    boolean knowsWallet() {
        return chainSlot > 0;
    }

    /**
     * Live, what a new buy may spend: what the wallet held, and what is known to have landed since.
     * A transaction that has landed and is not booked yet counts twice, as a reservation and in the
     * wallet: for that moment less may be spent, never more.
     */
    long inWallet() {
        long sum = chainLamports;
        for (LandedCash cash : unseenCash) {
            sum = Math.addExact(sum, cash.lamports());
        }
        return Math.subtractExact(sum, reserved);
    }

    /** The wallet was looked at; an older look than the last one tells nothing. */
    void observe(WalletBalance balance) {
        if (balance.slot() >= chainSlot) {
            chainLamports = balance.lamports();
            chainSlot = balance.slot();
            unseenCash.removeIf(cash -> cash.slot() <= chainSlot);
        }
    }

    /** The day and the breaker as they were told last, behind all that was booked before. */
    void stand(UserRiskState told) {
        day = LocalDate.parse(told.day()).toEpochDay();
        dayPnl = told.realizedPnlLamports();
        snipeUsed = told.snipeUsedLamports();
        boolean counted = breaker != null;
        breaker = Breaker.of(told.breaker());
        breakerSince = breaker == null ? 0 : told.since();
        limitSince = breaker == null && told.breaker() != null ? told.since() : 0;
        if (counted && breaker == null) {
            // The user has resumed since.
            failures = 0;
        }
    }

    /** Begins a new day if this moment lies in one. Unknown moments (≤ 0) tell nothing. */
    void observe(long epochMillis) {
        if (epochMillis <= 0) {
            return;
        }
        long then = RiskDay.of(epochMillis, user);
        if (then > day) {
            day = then;
            dayPnl = 0;
            snipeUsed = 0;
            snipeReserved = 0;
            autoUsed = 0;
            autoReserved = 0;
            autoTrades = 0;
            limitSince = 0;
            lossResumed = false;
        }
    }

    void reserve(BuyReservation buy) {
        reserved = Math.addExact(reserved, buy.total());
        if (buy.snipe()) {
            snipeReserved = Math.addExact(snipeReserved, buy.lamports());
        }
        if (buy.automated()) {
            autoReserved = Math.addExact(autoReserved, buy.lamports());
            autoTrades++;
        }
    }

    void release(BuyReservation buy) {
        reserved = Math.subtractExact(reserved, buy.total());
        if (buy.snipe() && buy.day() == day) {
            snipeReserved = Math.subtractExact(snipeReserved, buy.lamports());
        }
        if (buy.automated() && buy.day() == day) {
            autoReserved = Math.subtractExact(autoReserved, buy.lamports());
            autoTrades--;
        }
    }

    void useForSnipe(long lamports, long decidedOn) {
        if (decidedOn == day) {
            snipeUsed = Math.addExact(snipeUsed, lamports);
        }
    }

    void useForAutomated(long lamports, long decidedOn) {
        if (decidedOn == day) {
            autoUsed = Math.addExact(autoUsed, lamports);
            autoTrades++;
        }
    }

    /**
     * @param landed null on paper
     */
    void addCash(long lamports, @Nullable Long landed) {
        cashFlow = Math.addExact(cashFlow, lamports);
        if (landed != null && landed > chainSlot) {
            unseenCash.add(new LandedCash(landed, lamports));
        }
    }

    /** Books profit or loss of a moment; one of an earlier day no longer counts for the limit. */
    void realize(long lamports, long epochMillis) {
        if (epochMillis <= 0 || RiskDay.of(epochMillis, user) == day) {
            dayPnl = Math.addExact(dayPnl, lamports);
        }
    }
}
