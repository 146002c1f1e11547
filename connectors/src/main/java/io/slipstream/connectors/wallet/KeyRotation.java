package io.slipstream.connectors.wallet;

import io.slipstream.models.port.SigningException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/**
 * Encrypts every wallet anew with the newest version of the master key, row by row, while jobs read
 * them. A row is decrypted, checked against its address and replaced in one statement, if it is
 * still the row that was read; its {@code key_version} is the only progress there is, so that a
 * rotation that was cut off goes on where it stopped.
 */
public final class KeyRotation {
    private static final int PAGE = 200;

    private final WalletTable wallets;
    private final MasterKeys keys;

    public KeyRotation(WalletTable wallets, MasterKeys keys) {
        this.wallets = wallets;
        this.keys = keys;
    }

    /**
     * What a rotation came to.
     *
     * @param rotated wallets that are of the newest version now and were not before
     * @param unreadable one for each wallet that was left as it is; names user and cause
     */
    public record Rotated(long rotated, List<SigningException> unreadable) {}

    /** How many wallets are not of the newest version. */
    public long waiting() throws SQLException {
        return wallets.countByVersion().entrySet().stream()
                .filter(count -> count.getKey() != keys.newest())
                .mapToLong(count -> count.getValue())
                .sum();
    }

    /**
     * Writes all wallets, as they stand, to a new file that only its owner can read.
     *
     * @param folder exists
     * @return the file: SQL statements that put them back
     * @throws IllegalStateException if a wallet is of a version that is not at hand: then no
     *     rotation could be completed
     */
    public Path backUp(Path folder) throws IOException, SQLException {
        TreeSet<Integer> unknown = new TreeSet<>(wallets.countByVersion().keySet());
        unknown.removeAll(keys.versions());
        if (!unknown.isEmpty()) {
            throw new IllegalStateException(
                    "expected every version of the master key that encrypts a wallet in %s, missing %s"
                            .formatted(MasterKeys.VARIABLE, unknown));
        }
        return WalletBackup.write(wallets, folder, Instant.now());
    }

    /**
     * Rotates until no wallet is left that could be; also those that are registered meanwhile by
     * jobs that know only an older version.
     *
     * @param progress told how many were rotated so far
     */
    public Rotated run(LongConsumer progress) throws SQLException {
        long rotated = 0;
        while (true) {
            long before = rotated;
            List<SigningException> unreadable = new ArrayList<>();
            long last = Long.MIN_VALUE;
            for (List<WalletRow> page = wallets.notOfVersion(keys.newest(), last, PAGE);
                    !page.isEmpty();
                    page = wallets.notOfVersion(keys.newest(), last, PAGE)) {
                for (WalletRow row : page) {
                    try {
                        rotated += rotate(row) ? 1 : 0;
                        progress.accept(rotated);
                    } catch (SigningException e) {
                        unreadable.add(e);
                    }
                }
                last = page.get(page.size() - 1).userId();
            }
            if (rotated == before) {
                return new Rotated(rotated, unreadable);
            }
        }
    }

    /** False if the row has changed since it was read. */
    private boolean rotate(WalletRow row) throws SQLException {
        byte[] text = keys.decrypt(row);
        try {
            WalletSecret.of(row, text).close();
            return wallets.replace(row, keys.encrypt(text), keys.newest());
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }
}
