package io.slipstream.models.trade;

import io.slipstream.models.unit.Base58;
import io.slipstream.models.unit.Checkable;
import io.slipstream.models.unit.Mints;
import org.jspecify.annotations.Nullable;

/**
 * What a user told the system to do.
 *
 * @param commandId unique for ever, above zero: Telegram's update_id. The same id is obeyed once
 * @param mint of a BUY or SELL
 * @param lamports to spend on a BUY; else 0
 * @param units to sell on a SELL, all there are if there are fewer; 0 if a share is given
 * @param shareBps share to sell on a SELL, hundredths of a percent, 10000 for all; 0 if units are
 *     given
 * @param createdAt epoch millis at which it was given
 * @param offer that a BUY takes; null if it takes none
 */
public record Command(
        long commandId,
        long userId,
        @Nullable Kind kind,
        @Nullable String mint,
        long lamports,
        long units,
        int shareBps,
        long createdAt,
        @Nullable TakenOffer offer)
        implements Checkable {

    /** All of a share, in hundredths of a percent. */
    public static final int ALL_BPS = 10_000;

    /** What is to be done. */
    public enum Kind {
        /** Spend SOL on a mint. */
        BUY,
        /** Sell of a mint, whatever it was bought for. */
        SELL,
        /** Close the breaker that has stopped new buys. */
        RESUME
    }

    public static Command buy(long id, long userId, String mint, long lamports, long createdAt) {
        return new Command(id, userId, Kind.BUY, mint, lamports, 0, 0, createdAt, null);
    }

    /** A BUY that takes an offer: the offer is taken once, whatever comes again. */
    public static Command take(
            long id, long userId, String mint, long lamports, long createdAt, TakenOffer offer) {
        return new Command(id, userId, Kind.BUY, mint, lamports, 0, 0, createdAt, offer);
    }

    public static Command sell(long id, long userId, String mint, long units, long createdAt) {
        return new Command(id, userId, Kind.SELL, mint, 0, units, 0, createdAt, null);
    }

    public static Command sellShare(
            long id, long userId, String mint, int shareBps, long createdAt) {
        return new Command(id, userId, Kind.SELL, mint, 0, 0, shareBps, createdAt, null);
    }

    public static Command resume(long id, long userId, long createdAt) {
        return new Command(id, userId, Kind.RESUME, null, 0, 0, 0, createdAt, null);
    }

    @Override
    public @Nullable String objection() {
        if (commandId <= 0) {
            return "expected a commandId above zero, was " + commandId;
        }
        if (userId <= 0) {
            return "expected a userId above zero, was " + userId;
        }
        if (kind == null) {
            return "expected kind BUY, SELL or RESUME, was none";
        }
        return switch (kind) {
            case RESUME -> null;
            case BUY ->
                    lamports > 0
                            ? mintObjection()
                            : "expected lamports above zero, was " + lamports;
            case SELL -> sellObjection();
        };
    }

    private @Nullable String sellObjection() {
        boolean byUnits = units > 0 && shareBps == 0;
        boolean byShare = units == 0 && shareBps > 0 && shareBps <= ALL_BPS;
        return byUnits || byShare
                ? mintObjection()
                : "expected units above zero or a shareBps from 1 to 10000, was "
                        + units
                        + " and "
                        + shareBps;
    }

    private @Nullable String mintObjection() {
        if (mint == null || !Base58.isAddress(mint)) {
            return "expected the address of a mint, was " + mint;
        }
        return Mints.isQuote(mint) ? "expected a mint other than SOL and stable coins" : null;
    }
}
