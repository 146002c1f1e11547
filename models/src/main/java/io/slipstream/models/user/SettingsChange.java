package io.slipstream.models.user;

import org.jspecify.annotations.Nullable;

/**
 * One change of a settings table, or the mark that the snapshot has been read. Exactly the field
 * that the kind names is set.
 *
 * @param kind which table; BOOTSTRAPPED: everything that stood in the tables at the start lies
 *     before this
 */
public record SettingsChange(
        Kind kind,
        @Nullable UserRow user,
        @Nullable UserSettingsRow settings,
        @Nullable CopyRelationRow relation,
        @Nullable SystemStateRow system) {

    /** What changed. */
    public enum Kind {
        USER,
        SETTINGS,
        RELATION,
        SYSTEM,
        BOOTSTRAPPED
    }

    public static SettingsChange of(UserRow row) {
        return new SettingsChange(Kind.USER, row, null, null, null);
    }

    public static SettingsChange of(UserSettingsRow row) {
        return new SettingsChange(Kind.SETTINGS, null, row, null, null);
    }

    public static SettingsChange of(CopyRelationRow row) {
        return new SettingsChange(Kind.RELATION, null, null, row, null);
    }

    public static SettingsChange of(SystemStateRow row) {
        return new SettingsChange(Kind.SYSTEM, null, null, null, row);
    }

    public static SettingsChange bootstrapped() {
        return new SettingsChange(Kind.BOOTSTRAPPED, null, null, null, null);
    }
}
