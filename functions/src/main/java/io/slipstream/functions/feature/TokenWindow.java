package io.slipstream.functions.feature;

import io.slipstream.functions.tape.TapeBars;
import io.slipstream.functions.tape.TapePatterns;
import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.market.LpShare;
import io.slipstream.models.market.TapeBar;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.market.TokenLook;
import io.slipstream.models.scoring.FeatureSchema;
import io.slipstream.models.social.Mention;
import io.slipstream.models.unit.Mints;
import io.slipstream.models.unit.Slots;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All that a token did since its birth, in sums that lose nothing the features need. What runs
 * before the birth by more than {@link #EARLY_SLOTS} is not its own. The fields are public because
 * Flink keeps them as state; only this class and its operator write them.
 */
public class TokenWindow {
    /** A creation is heard of at most this many slots after the first trades. */
    public static final long EARLY_SLOTS = 1;

    /** Who buys within so many slots of the birth has waited for it. */
    private static final long SNIPER_SLOTS = 2;

    public String mint = "";
    public String pool = "";
    public String dex = "";
    public @Nullable String creator;
    public long birthSlot;
    public long blockTime;

    /** The step that comes next. */
    public int nextStep;

    /** Everything up to the end of this slot has been added. */
    public long foldedSlot;

    public int buys;
    public int sells;
    public long boughtLamports;
    public long soldLamports;
    public long largestBuyLamports;
    public long creatorBoughtLamports;
    public boolean creatorSold;
    public Map<String, Long> boughtByWallet = new HashMap<>();
    public int birthSlotBuyers;
    public double firstPrice;
    public double highestPrice;
    public double lastPrice;
    public long lastTradeSlot;
    public long quoteReserve = -1;
    public long baseReserve = -1;
    public long solUsdMicros = -1;
    public SocialWindow social = new SocialWindow();

    /** Bought minus sold units by wallet: what is left of the window's own trades. */
    public Map<String, Long> heldByWallet = new HashMap<>();

    public int repeatBuyers;
    public long bundleBoughtLamports;
    public long sniperBoughtLamports;

    /** Tokens of the same symbol before it; -1 if unknown. */
    public int namesakes = -1;

    /** Earlier launches of the creator; -1 if unknown. */
    public int creatorLaunches = -1;

    public int creatorRugs;
    public double creatorMedianLife;

    /** As long as it trades on a curve, nobody has a share of what is in it. */
    public boolean onCurve;

    /** As {@link PoolEvent#lpBurnedBps}, of the pool that it trades in. */
    public int lpBurnedBps = -1;

    /** Slot at which that pool was opened. */
    public long lpSlot;

    /** Slot of the next look at it as a token past its birth; 0: the first one. */
    public long lookSlot;

    /** Looks so far that told something. */
    public int looks;

    /** The newest trade that a look has seen. */
    public long lookedAtSlot;

    /** The last minute and less, see {@link TapeBars}. */
    public List<TapeBar> bars = new ArrayList<>();

    /** Wallet → lamports paid in less taken out since the last look. */
    public Map<String, Long> flows = new HashMap<>();

    /** True if this event makes a token tradable against SOL for the first time in its pool. */
    public static boolean isBirth(PoolEvent event) {
        return event.kind() != PoolEvent.Kind.MIGRATE
                && event.pool() != null
                && !Mints.isQuote(event.mint())
                && (event.quoteMint() == null || Mints.isSol(event.quoteMint()));
    }

    /** A window that begins with this creation; it holds the creation itself. */
    public static TokenWindow openedBy(PoolEvent birth) {
        String pool = birth.pool();
        if (pool == null) {
            throw new IllegalArgumentException("expected a birth with a pool, was " + birth);
        }
        TokenWindow window = new TokenWindow();
        window.mint = birth.mint();
        window.pool = pool;
        window.dex = birth.dex();
        window.creator = birth.creator();
        window.birthSlot = birth.slot();
        window.foldedSlot = birth.slot() - EARLY_SLOTS - 1;
        window.onCurve = birth.kind() == PoolEvent.Kind.CREATE;
        window.lpBurnedBps = birth.lpBurnedBps();
        window.lpSlot = birth.slot();
        window.heard(birth.blockTime());
        return window;
    }

    /**
     * Adds what happened until the end of the given slot and was not added before, in chain order
     * and each thing once, however it arrived.
     *
     * @param pending inputs of this token in any order
     * @return those of later slots
     */
    public List<TokenInput> fold(Iterable<TokenInput> pending, long slot) {
        List<TokenInput> later = new ArrayList<>();
        TreeSet<TokenInput> ready = new TreeSet<>(TokenInput.IN_CHAIN_ORDER);
        for (TokenInput input : pending) {
            if (input.slot() > slot) {
                later.add(input);
            } else if (input.slot() > foldedSlot) {
                ready.add(input);
            }
        }
        ready.forEach(this::add);
        foldedSlot = Math.max(foldedSlot, slot);
        return later;
    }

    private void add(TokenInput input) {
        PoolEvent pool = input.pool();
        PoolTrade trade = input.trade();
        Mention mention = input.mention();
        if (pool != null && pool.kind() == PoolEvent.Kind.MIGRATE) {
            onCurve = false;
            lpBurnedBps = pool.lpBurnedBps();
            lpSlot = pool.slot();
        } else if (trade != null && counts(trade)) {
            add(trade);
        } else if (mention != null) {
            social.add(mention);
        } else if (input.namesakes() != null) {
            namesakes = input.namesakes().older();
        } else if (input.creatorPast() != null) {
            creatorLaunches = input.creatorPast().launches();
            creatorRugs = input.creatorPast().rugs();
            creatorMedianLife = input.creatorPast().medianLifeSeconds();
        }
    }

    private void add(PoolTrade trade) {
        heard(trade.blockTime());
        long lamports = trade.quoteAmount();
        boolean byCreator = creator != null && creator.equals(trade.trader());
        if (trade.isBuy()) {
            buys++;
            boughtLamports = sum(boughtLamports, lamports);
            largestBuyLamports = Math.max(largestBuyLamports, lamports);
            creatorBoughtLamports = sum(creatorBoughtLamports, byCreator ? lamports : 0);
            boughtBy(trade.trader(), lamports, trade.slot(), byCreator);
        } else {
            sells++;
            soldLamports = sum(soldLamports, lamports);
            creatorSold |= byCreator;
        }
        if (trade.trader() != null) {
            long units = trade.baseAmount();
            flows.merge(trade.trader(), trade.isBuy() ? lamports : -lamports, TokenWindow::held);
            heldByWallet.merge(trade.trader(), trade.isBuy() ? units : -units, TokenWindow::held);
        }
        moved(trade);
    }

    private void boughtBy(@Nullable String wallet, long lamports, long slot, boolean byCreator) {
        if (!byCreator && slot <= birthSlot) {
            bundleBoughtLamports = sum(bundleBoughtLamports, lamports);
        } else if (!byCreator && slot <= birthSlot + SNIPER_SLOTS) {
            sniperBoughtLamports = sum(sniperBoughtLamports, lamports);
        }
        if (wallet == null) {
            return;
        }
        if (!boughtByWallet.containsKey(wallet) && slot <= birthSlot) {
            birthSlotBuyers++;
        }
        repeatBuyers += boughtByWallet.containsKey(wallet) ? 1 : 0;
        boughtByWallet.merge(wallet, lamports, TokenWindow::sum);
    }

    /** Amounts come from the chain and can be forged: a sum ends at the largest long. */
    private static long sum(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    private static long held(long a, long b) {
        long held = a + b;
        return ((a ^ held) & (b ^ held)) < 0 ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : held;
    }

    private void moved(PoolTrade trade) {
        lastTradeSlot = trade.slot();
        quoteReserve = trade.hasReserves() ? trade.quoteReserve() : -1;
        baseReserve = trade.hasReserves() ? trade.baseReserve() : -1;
        solUsdMicros = trade.solUsdMicros() > 0 ? trade.solUsdMicros() : solUsdMicros;
        double price = priceOf(trade);
        if (price > 0) {
            lastPrice = price;
            firstPrice = firstPrice == 0 ? price : firstPrice;
            highestPrice = Math.max(highestPrice, price);
            TapeBars.add(
                    bars,
                    TapeBars.index(trade.slot(), birthSlot),
                    price,
                    trade.quoteAmount(),
                    trade.isBuy());
        }
    }

    /** True if the trade is against SOL and has amounts that make a price. */
    static boolean counts(PoolTrade trade) {
        return Mints.isSol(trade.quoteMint()) && trade.quoteAmount() >= 0 && trade.baseAmount() > 0;
    }

    /**
     * Lamports per base unit after the trade, from the reserves if they are known, else what was
     * paid.
     */
    public static double priceOf(PoolTrade trade) {
        return trade.hasReserves()
                ? (double) trade.quoteReserve() / trade.baseReserve()
                : (double) trade.quoteAmount() / trade.baseAmount();
    }

    private void heard(long blockTime) {
        this.blockTime = Math.max(this.blockTime, blockTime);
    }

    /** Slot in which the window of the next step closes. */
    public long nextSlot(SnipeConfig config) {
        return Math.addExact(birthSlot, config.slotsAfterBirth(nextStep));
    }

    /**
     * What has been added so far, as the features of the given step, seen from the given slot.
     *
     * @param closedAt epoch millis at which the window closed
     */
    public TokenFeatures features(int step, SnipeConfig config, long slot, long closedAt) {
        return row(
                step,
                config.agesMillis().get(step),
                config,
                slot,
                closedAt,
                step == config.steps() - 1);
    }

    private TokenFeatures row(
            int step, int ageMillis, SnipeConfig config, long slot, long at, boolean last) {
        return new TokenFeatures(
                mint,
                pool,
                dex,
                creator,
                step,
                ageMillis,
                slot,
                blockTime,
                at,
                FeatureSchema.tokens().hash(),
                TokenRow.of(this, slot, config.posts()),
                quoteReserve,
                baseReserve,
                solUsdMicros,
                last,
                lp(slot));
    }

    /** True if no configured age is to come. */
    public boolean isGrown(SnipeConfig config) {
        return nextStep >= config.steps();
    }

    /** Slot of the next look at it. */
    public long nextLook() {
        return lookSlot > 0 ? lookSlot : Math.addExact(birthSlot, Looks.FIRST_SLOTS);
    }

    /**
     * What has been added so far, as a look at a token past its birth, which is over with that.
     *
     * @param seenAt epoch millis of the look
     * @return null if it has not traded since the last one
     */
    public @Nullable TokenLook look(SnipeConfig config, long slot, long seenAt) {
        lookSlot = Math.addExact(slot, Looks.EVERY_SLOTS);
        if (lastTradeSlot <= lookedAtSlot) {
            return null;
        }
        lookedAtSlot = lastTradeSlot;
        List<TapeBar> minute = TapeBars.minute(bars, TapeBars.index(slot, birthSlot));
        TokenLook look =
                new TokenLook(
                        row(
                                config.steps() + looks,
                                (int) Slots.millis(slot - birthSlot),
                                config,
                                slot,
                                seenAt,
                                false),
                        TapePatterns.of(minute),
                        TapePatterns.change(minute),
                        WalletFlows.of(flows));
        looks++;
        flows.clear();
        return look;
    }

    private LpShare lp(long slot) {
        if (onCurve) {
            return LpShare.ofCurve(slot);
        }
        return lpBurnedBps < 0 ? LpShare.UNKNOWN : LpShare.of(lpBurnedBps, 0, lpSlot);
    }
}
