package io.slipstream.connectors.wallet;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;

/**
 * Writes all wallets, encrypted as they stand, to a file of SQL statements that put them back:
 * {@code psql … -f FILE}. Only its owner can read it, from its first byte on.
 */
final class WalletBackup {
    private static final int PAGE = 500;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private WalletBackup() {}

    /**
     * Writes a new file, which is on the disk when this returns.
     *
     * @param folder exists
     * @return the file
     */
    static Path write(WalletTable wallets, Path folder, Instant now)
            throws IOException, SQLException {
        Path file = folder.resolve("user_wallets-" + STAMP.format(now) + ".sql");
        try (FileChannel channel = create(file);
                BufferedWriter out =
                        new BufferedWriter(
                                new OutputStreamWriter(
                                        Channels.newOutputStream(channel),
                                        StandardCharsets.UTF_8))) {
            out.write("-- Wallets as they stood before a rotation, encrypted.\nBEGIN;\n");
            long last = Long.MIN_VALUE;
            for (List<WalletRow> page = wallets.after(last, PAGE);
                    !page.isEmpty();
                    page = wallets.after(last, PAGE)) {
                for (WalletRow row : page) {
                    out.write(statement(row));
                }
                last = page.get(page.size() - 1).userId();
            }
            out.write("COMMIT;\n");
            out.flush();
            channel.force(true);
        }
        return file;
    }

    private static FileChannel create(Path file) throws IOException {
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        if (!Files.getFileStore(file.toAbsolutePath().getParent())
                .supportsFileAttributeView("posix")) {
            throw new IOException(
                    "expected a file system that knows owners and permissions for the backup, was "
                            + file.getParent());
        }
        return FileChannel.open(
                file,
                options,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private static String statement(WalletRow row) {
        return """
        INSERT INTO user_wallets (user_id, public_key, encrypted_private_key, key_version)\
         VALUES (%d, %s, %s, %d)\
         ON CONFLICT (user_id) DO UPDATE SET public_key = EXCLUDED.public_key,\
         encrypted_private_key = EXCLUDED.encrypted_private_key, key_version = EXCLUDED.key_version;
        """
                .formatted(
                        row.userId(),
                        literal(row.publicKey()),
                        literal(row.encryptedKey()),
                        row.keyVersion());
    }

    /** With backslashes as themselves, whatever the server is set to. */
    private static String literal(String text) {
        return "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
