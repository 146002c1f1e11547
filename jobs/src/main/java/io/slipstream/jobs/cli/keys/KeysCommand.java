package io.slipstream.jobs.cli.keys;

import io.slipstream.connectors.postgres.DatabaseUrl;
import io.slipstream.connectors.wallet.MasterKeys;
import io.slipstream.connectors.wallet.UnusableMasterKeyException;
import io.slipstream.connectors.wallet.WalletTable;
import io.slipstream.jobs.cli.UsageException;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slipstream keys}: what its commands share, the keys and the database they work on. */
@Command(
        name = "keys",
        description = {
            "The users' wallets and the master key (Fernet) that encrypts them.",
            "WALLET_ENCRYPTION_KEY holds the master key, or keys by version: 2:KEY,1:KEY. New wallets are encrypted with the"
                    + " newest version, those of older ones stay readable.",
            "DATABASE_URL says which database: postgresql://USER@HOST:PORT/NAME, as a running `slipstream run` prints it behind"
                    + " psql, or a JDBC URL."
        },
        mixinStandardHelpOptions = true,
        subcommands = {GenerateKey.class, CreateWallet.class, RotateKeys.class, VerifyKeys.class},
        synopsisSubcommandLabel = "COMMAND")
public final class KeysCommand implements Runnable {

    @Spec private CommandSpec spec;

    private final Map<String, String> environment;

    public KeysCommand() {
        this(System.getenv());
    }

    /** With other environment variables than the process's. */
    public KeysCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected a command, was none");
    }

    MasterKeys masterKeys() {
        try {
            return MasterKeys.of(environment);
        } catch (UnusableMasterKeyException e) {
            throw new UsageException(e.getMessage());
        }
    }

    WalletTable wallets() {
        String url = environment.get("DATABASE_URL");
        if (url == null || url.isBlank()) {
            throw new UsageException(
                    "expected DATABASE_URL to say which database, was not set (a running `slipstream run` prints it behind psql)");
        }
        String jdbcUrl;
        try {
            jdbcUrl = DatabaseUrl.toJdbc(url.strip());
        } catch (IllegalArgumentException e) {
            throw new UsageException("DATABASE_URL: " + e.getMessage());
        }
        return WalletTable.connect(jdbcUrl);
    }
}
