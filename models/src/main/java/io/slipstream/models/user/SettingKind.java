package io.slipstream.models.user;

/** What the value of a setting is. */
public enum SettingKind {
    /** A number of SOL, kept as lamports. */
    SOL(9),
    /** A percentage, kept in hundredths of a percent. */
    PERCENT(2),
    /** A factor, kept in millionths. */
    FACTOR(6),
    /** A whole number. */
    COUNT(0),
    /** Whole seconds. */
    SECONDS(0),
    /** One of some words. */
    WORD(0),
    /** true or false. */
    FLAG(0);

    private final int decimals;

    SettingKind(int decimals) {
        this.decimals = decimals;
    }

    /** Decimal places that are kept; the rest is cut off. */
    public int decimals() {
        return decimals;
    }

    public boolean isNumber() {
        return this != WORD && this != FLAG;
    }
}
