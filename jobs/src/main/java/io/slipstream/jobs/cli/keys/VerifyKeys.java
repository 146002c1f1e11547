package io.slipstream.jobs.cli.keys;

import io.slipstream.connectors.wallet.KeyAge;
import io.slipstream.connectors.wallet.KeyVerification;
import io.slipstream.connectors.wallet.KeyVerification.Verified;
import io.slipstream.connectors.wallet.MasterKeys;
import io.slipstream.connectors.wallet.WalletTable;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code keys verify}: whether every wallet can be read with the keys at hand. */
@Command(
        name = "verify",
        description =
                "Decrypts every wallet and checks that it is the key of its address; prints counts and ages by version of the master"
                        + " key. Exit code 1 if a wallet fails.",
        mixinStandardHelpOptions = true)
final class VerifyKeys implements Callable<Integer> {

    @ParentCommand private KeysCommand parent;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        MasterKeys keys = parent.masterKeys();
        PrintWriter out = spec.commandLine().getOut();
        try (WalletTable wallets = parent.wallets()) {
            Verified found = new KeyVerification(wallets, keys).run();
            Map<Integer, Instant> firstUses = wallets.firstUses();
            Instant now = Instant.now();
            found.readable()
                    .forEach(
                            (version, count) ->
                                    out.printf(
                                            "version %d: %d wallets readable, in use for %d days%s%n",
                                            version,
                                            count,
                                            KeyAge.days(uses(firstUses, version), now),
                                            version == keys.newest() ? "" : ", to be rotated"));
            out.printf(
                    "%d wallets readable, %d not%n",
                    found.readable().values().stream().mapToLong(Long::longValue).sum(),
                    found.unreadable().size());
            printAge(KeyAge.days(firstUses.values(), now), out);
            return Unreadable.print(found.unreadable(), spec.commandLine().getErr());
        }
    }

    private static void printAge(long days, PrintWriter out) {
        out.printf("oldest key in use: %d days%n", days);
        if (days > KeyAge.MAX_DAYS) {
            out.printf(
                    "WARN expected no key older than %d days: make a new version and rotate%n",
                    KeyAge.MAX_DAYS);
        }
    }

    private static List<Instant> uses(Map<Integer, Instant> firstUses, int version) {
        Instant first = firstUses.get(version);
        return first == null ? List.of() : List.of(first);
    }
}
