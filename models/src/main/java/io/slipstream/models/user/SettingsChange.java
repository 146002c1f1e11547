package io.slipstream.models.user;

import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.UserRiskState;
import io.slipstream.models.trade.WalletBalance;
import org.jspecify.annotations.Nullable;

/**
 * One change of a settings table, a fact that comes beside them, or a mark that all that was there
 * at the start has been read. Exactly the field that the kind names is set.
 *
 * @param kind which table; BOOTSTRAPPED: everything that stood in the tables at the start lies
 *     before this; RECONCILED: every order that was open at the start of this run has been looked
 *     at; RECALLED: every order that was booked before the start of this run has been told
 */
public record SettingsChange(
        Kind kind,
        @Nullable UserRow user,
        @Nullable UserSettingsRow settings,
        @Nullable CopyRelationRow relation,
        @Nullable SystemStateRow system,
        @Nullable BlacklistRow listed,
        @Nullable WalletOwnerRow owner,
        @Nullable ModelVersionRow model,
        @Nullable TokenRatingRow rating,
        @Nullable WalletBalance balance,
        @Nullable Order open,
        @Nullable UserRiskState standing) {

    /** A change of a table, or a mark. */
    private SettingsChange(
            Kind kind,
            @Nullable UserRow user,
            @Nullable UserSettingsRow settings,
            @Nullable CopyRelationRow relation,
            @Nullable SystemStateRow system,
            @Nullable BlacklistRow listed,
            @Nullable WalletOwnerRow owner,
            @Nullable ModelVersionRow model,
            @Nullable TokenRatingRow rating) {
        this(
                kind, user, settings, relation, system, listed, owner, model, rating, null, null,
                null);
    }

    /** What changed. */
    public enum Kind {
        USER,
        SETTINGS,
        RELATION,
        SYSTEM,
        BLACKLIST,
        OWNER,
        MODEL,
        RATING,
        /** Of a live venue: what a wallet holds. */
        BALANCE,
        /**
         * Of a live venue: an order that is on its way, whoever decided it, or has come to its end
         * and is not known to be booked; the latter in the order in which they landed.
         */
        OPEN_ORDER,
        BOOTSTRAPPED,
        RECONCILED,
        /** An order that an earlier run has booked, final; in the order of their fills. */
        BOOKED_ORDER,
        /** How a user's day stood when it was told last, behind his booked orders. */
        STANDING,
        RECALLED
    }

    public static SettingsChange of(UserRow row) {
        return new SettingsChange(Kind.USER, row, null, null, null, null, null, null, null);
    }

    public static SettingsChange of(UserSettingsRow row) {
        return new SettingsChange(Kind.SETTINGS, null, row, null, null, null, null, null, null);
    }

    public static SettingsChange of(CopyRelationRow row) {
        return new SettingsChange(Kind.RELATION, null, null, row, null, null, null, null, null);
    }

    public static SettingsChange of(SystemStateRow row) {
        return new SettingsChange(Kind.SYSTEM, null, null, null, row, null, null, null, null);
    }

    public static SettingsChange of(BlacklistRow row) {
        return new SettingsChange(Kind.BLACKLIST, null, null, null, null, row, null, null, null);
    }

    public static SettingsChange of(WalletOwnerRow row) {
        return new SettingsChange(Kind.OWNER, null, null, null, null, null, row, null, null);
    }

    public static SettingsChange of(ModelVersionRow row) {
        return new SettingsChange(Kind.MODEL, null, null, null, null, null, null, row, null);
    }

    public static SettingsChange of(TokenRatingRow row) {
        return new SettingsChange(Kind.RATING, null, null, null, null, null, null, null, row);
    }

    public static SettingsChange of(WalletBalance balance) {
        return new SettingsChange(
                Kind.BALANCE, null, null, null, null, null, null, null, null, balance, null, null);
    }

    public static SettingsChange open(Order order) {
        return new SettingsChange(
                Kind.OPEN_ORDER, null, null, null, null, null, null, null, null, null, order, null);
    }

    public static SettingsChange booked(Order order) {
        return new SettingsChange(
                Kind.BOOKED_ORDER,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                order,
                null);
    }

    public static SettingsChange of(UserRiskState standing) {
        return new SettingsChange(
                Kind.STANDING,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                standing);
    }

    public static SettingsChange bootstrapped() {
        return new SettingsChange(
                Kind.BOOTSTRAPPED, null, null, null, null, null, null, null, null);
    }

    public static SettingsChange reconciled() {
        return new SettingsChange(Kind.RECONCILED, null, null, null, null, null, null, null, null);
    }

    public static SettingsChange recalled() {
        return new SettingsChange(Kind.RECALLED, null, null, null, null, null, null, null, null);
    }
}
