package io.slipstream.functions.feature;

import io.slipstream.models.scoring.TokenFeature;
import io.slipstream.models.unit.Lamports;
import io.slipstream.models.unit.Slots;
import java.util.Arrays;

/** The numbers of a window, in the order of {@link TokenFeature}. */
final class TokenRow {
    /** Ratios end here, so that a row stays finite whatever the price did. */
    private static final double RATIO_CAP = 1e6;

    private static final int TOP = 10;

    private TokenRow() {}

    /** A row as seen from the end of the given slot. */
    static float[] of(TokenWindow w, long slot, boolean postsKnown) {
        float[] row = new float[TokenFeature.values().length];
        Arrays.fill(row, Float.NaN);
        double age = seconds(slot - w.birthSlot);
        int trades = w.buys + w.sells;
        set(row, TokenFeature.AGE, age);
        set(row, TokenFeature.BUYS, w.buys);
        set(row, TokenFeature.SELLS, w.sells);
        set(row, TokenFeature.UNIQUE_BUYERS, w.boughtByWallet.size());
        set(row, TokenFeature.VOLUME, sol(w.boughtLamports) + sol(w.soldLamports));
        set(row, TokenFeature.NET_FLOW, sol(w.boughtLamports) - sol(w.soldLamports));
        set(row, TokenFeature.IMBALANCE, ratio(w.buys - w.sells, trades));
        set(row, TokenFeature.PRICE_CHANGE, trades == 0 ? 0 : ratio(w.lastPrice, w.firstPrice) - 1);
        set(row, TokenFeature.RUN_UP, trades == 0 ? 0 : ratio(w.highestPrice, w.firstPrice) - 1);
        set(row, TokenFeature.DRAWDOWN, trades == 0 ? 0 : 1 - ratio(w.lastPrice, w.highestPrice));
        set(row, TokenFeature.CREATOR_BUY_SHARE, ratio(w.creatorBoughtLamports, w.boughtLamports));
        set(row, TokenFeature.CREATOR_SOLD, w.creatorSold ? 1 : 0);
        set(row, TokenFeature.TOP_BUYER_SHARE, ratio(largestBuyer(w), w.boughtLamports));
        set(row, TokenFeature.BIRTH_SLOT_BUYERS, w.birthSlotBuyers);
        set(row, TokenFeature.LARGEST_BUY, sol(w.largestBuyLamports));
        set(row, TokenFeature.TRADE_RATE, ratio(trades, age));
        set(row, TokenFeature.IDLE, trades == 0 ? age : seconds(slot - w.lastTradeSlot));
        set(row, TokenFeature.QUOTE_RESERVE, w.quoteReserve < 0 ? 0 : sol(w.quoteReserve));
        set(row, TokenFeature.RESERVE_KNOWN, w.quoteReserve < 0 ? 0 : 1);
        holders(row, w);
        set(row, TokenFeature.POSTS_KNOWN, postsKnown ? 1 : 0);
        social(row, postsKnown ? w.social : new SocialWindow(), slot, postsKnown);
        set(row, TokenFeature.NAMESAKES, Math.max(0, w.namesakes));
        set(row, TokenFeature.CREATOR_KNOWN, w.creatorLaunches < 0 ? 0 : 1);
        set(row, TokenFeature.CREATOR_LAUNCHES, Math.max(0, w.creatorLaunches));
        set(row, TokenFeature.CREATOR_RUGS, w.creatorRugs);
        set(row, TokenFeature.CREATOR_MEDIAN_LIFE, w.creatorMedianLife);
        set(row, TokenFeature.COMMUNITY_SCORE, 0);
        set(row, TokenFeature.COMMUNITY_KNOWN, 0);
        return row;
    }

    private static void holders(float[] row, TokenWindow w) {
        double held = 0;
        double[] largest = new double[TOP];
        for (long units : w.heldByWallet.values()) {
            double part = Math.max(0, units);
            held += part;
            int at = 0;
            for (; at + 1 < TOP && largest[at + 1] < part; at++) {
                largest[at] = largest[at + 1];
            }
            largest[at] = Math.max(largest[at], part);
        }
        double top = 0;
        for (double part : largest) {
            top += part;
        }
        long creators = w.creator == null ? 0 : w.heldByWallet.getOrDefault(w.creator, 0L);
        set(row, TokenFeature.REPEAT_BUYERS, w.repeatBuyers);
        set(row, TokenFeature.TOP10_SHARE, ratio(top, held));
        set(row, TokenFeature.CREATOR_SHARE, ratio(Math.max(0, creators), held));
        set(row, TokenFeature.BUNDLE_SHARE, ratio(w.bundleBoughtLamports, w.boughtLamports));
        set(row, TokenFeature.SNIPER_SHARE, ratio(w.sniperBoughtLamports, w.boughtLamports));
        set(row, TokenFeature.CURVE_PROGRESS, CurveProgress.of(w.dex, w.quoteReserve));
    }

    private static void social(float[] row, SocialWindow social, long slot, boolean known) {
        set(row, TokenFeature.TOTAL_MENTIONS, social.mentions);
        set(row, TokenFeature.POST_AUTHORS, social.authors());
        set(row, TokenFeature.MENTION_VELOCITY, social.velocity(slot));
        set(row, TokenFeature.MENTION_ACCELERATION, social.acceleration(slot));
        set(row, TokenFeature.SOCIAL_SCORE, social.socialScore());
        set(row, TokenFeature.SENTIMENT_SCORE, known ? social.sentiment() : 0);
        set(row, TokenFeature.SENTIMENT_DISPERSION, social.dispersion());
    }

    private static long largestBuyer(TokenWindow w) {
        long largest = 0;
        for (long lamports : w.boughtByWallet.values()) {
            largest = Math.max(largest, lamports);
        }
        return largest;
    }

    private static void set(float[] row, TokenFeature feature, double value) {
        row[feature.ordinal()] = (float) value;
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? 0 : Math.min(part / whole, RATIO_CAP);
    }

    private static double sol(long lamports) {
        return (double) lamports / Lamports.PER_SOL;
    }

    private static double seconds(long slots) {
        return slots * Slots.MILLIS / 1000.0;
    }
}
