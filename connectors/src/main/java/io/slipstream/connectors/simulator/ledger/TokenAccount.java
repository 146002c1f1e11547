package io.slipstream.connectors.simulator.ledger;

/** A token account: units of one mint that belong to one owner. */
public final class TokenAccount extends Account {
    /** Lamports that exempt a token account from rent. */
    public static final long RENT = 2_039_280;

    private final Mint mint;
    private final Account owner;
    private long amount;
    private boolean open;

    private TokenAccount(byte[] key, Mint mint, Account owner, long lamports, long amount) {
        super(key, lamports);
        this.mint = mint;
        this.owner = owner;
        this.amount = amount;
        open = lamports > 0;
    }

    /** An account that a later transaction opens. */
    public static TokenAccount closed(byte[] key, Mint mint, Account owner) {
        return new TokenAccount(key, mint, owner, 0, 0);
    }

    /** An account that exists since before the simulation. */
    public static TokenAccount opened(byte[] key, Mint mint, Account owner, long amount) {
        long lamports = mint.isSol() ? Math.addExact(RENT, amount) : RENT;
        return new TokenAccount(key, mint, owner, lamports, amount);
    }

    public Mint mint() {
        return mint;
    }

    public Account owner() {
        return owner;
    }

    /** Units held. */
    public long amount() {
        return amount;
    }

    public boolean isOpen() {
        return open;
    }

    void addUnits(long delta) {
        amount = Math.addExact(amount, delta);
        if (amount < 0) {
            throw new IllegalStateException(
                    "expected 0 units or more, was " + amount + " in " + address());
        }
    }

    void setOpen(boolean isOpen) {
        open = isOpen;
    }
}
