package io.slipstream.connectors.wallet;

import io.slipstream.models.port.SigningException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Decrypts every wallet with the keys at hand and checks that it is the key of its address. */
public final class KeyVerification {
    private static final int PAGE = 500;

    private final WalletTable wallets;
    private final MasterKeys keys;

    public KeyVerification(WalletTable wallets, MasterKeys keys) {
        this.wallets = wallets;
        this.keys = keys;
    }

    /**
     * What was found.
     *
     * @param readable wallets that are as they should be, by version of the master key
     * @param unreadable one for each of the others; names user and cause
     */
    public record Verified(SortedMap<Integer, Long> readable, List<SigningException> unreadable) {}

    public Verified run() throws SQLException {
        SortedMap<Integer, Long> readable = new TreeMap<>();
        List<SigningException> unreadable = new ArrayList<>();
        long last = Long.MIN_VALUE;
        for (List<WalletRow> page = wallets.after(last, PAGE);
                !page.isEmpty();
                page = wallets.after(last, PAGE)) {
            for (WalletRow row : page) {
                try {
                    WalletSecret.unlock(row, keys).close();
                    readable.merge(row.keyVersion(), 1L, Long::sum);
                } catch (SigningException e) {
                    unreadable.add(e);
                }
            }
            last = page.get(page.size() - 1).userId();
        }
        return new Verified(readable, unreadable);
    }
}
