package io.slipstream.jobs.cli.keys;

import io.slipstream.models.port.SigningException;
import java.io.PrintWriter;
import java.util.List;

/** Tells of wallets that could not be read. */
final class Unreadable {
    private static final int SHOWN = 20;

    private Unreadable() {}

    /**
     * Prints the first of them.
     *
     * @return the exit code: 1 if there is any
     */
    static int print(List<SigningException> unreadable, PrintWriter err) {
        unreadable.stream().limit(SHOWN).forEach(wallet -> err.println(wallet.getMessage()));
        if (unreadable.size() > SHOWN) {
            err.println("… and " + (unreadable.size() - SHOWN) + " more");
        }
        return unreadable.isEmpty() ? 0 : 1;
    }
}
