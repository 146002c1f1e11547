package io.slipstream.jobs.cli.keys;

import io.slipstream.connectors.wallet.MasterKeys;
import io.slipstream.connectors.wallet.WalletRegistration;
import io.slipstream.connectors.wallet.WalletRegistration.Registered;
import io.slipstream.connectors.wallet.WalletTable;
import io.slipstream.jobs.cli.UsageException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code keys create}: a wallet for a user; prints its address. */
@Command(
        name = "create",
        description =
                "Makes a wallet for a user of table users, if he has none, and prints its address.",
        mixinStandardHelpOptions = true)
final class CreateWallet implements Callable<Integer> {

    @ParentCommand private KeysCommand parent;
    @Spec private CommandSpec spec;

    @Option(names = "--user", paramLabel = "ID", required = true, description = "the user's id")
    private long user;

    @Override
    public Integer call() throws Exception {
        MasterKeys keys = parent.masterKeys();
        try (WalletTable wallets = parent.wallets()) {
            Registered wallet = register(new WalletRegistration(wallets, keys));
            spec.commandLine().getOut().println(wallet.publicKey());
            if (!wallet.created()) {
                spec.commandLine().getErr().println("user " + user + " had this wallet before");
            }
        }
        return 0;
    }

    private Registered register(WalletRegistration registration) throws Exception {
        try {
            return registration.register(user);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--user: " + e.getMessage());
        }
    }
}
