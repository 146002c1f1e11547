package io.slipstream.jobs.cli;

import io.slipstream.models.unit.Base58;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A file of wallets: one base58 address a line; what follows a # is a comment. */
final class WalletList {

    private WalletList() {}

    /**
     * @throws UsageException on a line that is no address, or if there is none
     */
    static List<String> read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new UsageException("expected --wallets to name a readable file, was " + file);
        }
        Set<String> wallets = new LinkedHashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int comment = line.indexOf('#');
            String wallet = (comment < 0 ? line : line.substring(0, comment)).strip();
            if (wallet.isEmpty()) {
                continue;
            }
            if (!Base58.isAddress(wallet)) {
                throw new UsageException(
                        "expected a base58 address of 32 bytes in line "
                                + (i + 1)
                                + " of "
                                + file
                                + ", was "
                                + wallet);
            }
            wallets.add(wallet);
        }
        if (wallets.isEmpty()) {
            throw new UsageException("expected a wallet in " + file + ", was none");
        }
        return List.copyOf(wallets);
    }
}
