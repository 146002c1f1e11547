package io.slipstream.connectors.simulator.ledger;

import io.slipstream.models.unit.Base58;
import java.nio.charset.StandardCharsets;

/**
 * An account of the simulated chain. Its address is turned into text once; the transaction being
 * built leaves its working marks here, so that a lookup costs nothing.
 */
public class Account {
    private final String address;
    private final byte[] quoted;
    private long lamports;
    private boolean inLookupTable;

    /** Number of the last transaction that named this account, and its entry there. */
    long namedBy;

    int entry;

    /** Index among the keys of that transaction, once it is laid out. */
    int keyIndex;

    public Account(String address, long lamports) {
        this.address = address;
        this.lamports = lamports;
        quoted = ('"' + address + '"').getBytes(StandardCharsets.US_ASCII);
    }

    public Account(byte[] key, long lamports) {
        this(Base58.encode(key), lamports);
    }

    public String address() {
        return address;
    }

    public long lamports() {
        return lamports;
    }

    /** Marks an account that v0 transactions load from a lookup table. */
    public Account inLookupTable() {
        inLookupTable = true;
        return this;
    }

    boolean isInLookupTable() {
        return inLookupTable;
    }

    byte[] quoted() {
        return quoted;
    }

    void add(long delta) {
        lamports = Math.addExact(lamports, delta);
        if (lamports < 0) {
            throw new IllegalStateException(
                    "expected a balance of 0 or more, was " + lamports + " of " + address);
        }
    }

    @Override
    public String toString() {
        return address;
    }
}
