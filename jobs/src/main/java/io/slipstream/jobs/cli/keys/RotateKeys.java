package io.slipstream.jobs.cli.keys;

import io.slipstream.connectors.wallet.KeyRotation;
import io.slipstream.connectors.wallet.KeyRotation.Rotated;
import io.slipstream.connectors.wallet.MasterKeys;
import io.slipstream.connectors.wallet.WalletTable;
import io.slipstream.jobs.cli.UsageException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code keys rotate}: encrypts every wallet with the newest version of the master key. */
@Command(
        name = "rotate",
        description = {
            "Encrypts every wallet with the newest version of the master key, after a backup. Jobs may run; one that was cut off goes"
                    + " on where it stopped.",
            "First restart the jobs with both keys (2:NEW,1:OLD), then rotate, verify, and drop the old key."
        },
        mixinStandardHelpOptions = true)
final class RotateKeys implements Callable<Integer> {

    @ParentCommand private KeysCommand parent;
    @Spec private CommandSpec spec;

    @Option(
            names = "--backup-dir",
            paramLabel = "DIR",
            description =
                    "where the wallets, encrypted as they stand, are written first; default: the current folder",
            defaultValue = ".")
    private Path backupDir = Path.of(".");

    @Override
    public Integer call() throws Exception {
        if (!Files.isDirectory(backupDir)) {
            throw new UsageException("expected --backup-dir to be a folder, was " + backupDir);
        }
        MasterKeys keys = parent.masterKeys();
        PrintWriter out = spec.commandLine().getOut();
        try (WalletTable wallets = parent.wallets()) {
            KeyRotation rotation = new KeyRotation(wallets, keys);
            long waiting = rotation.waiting();
            if (waiting == 0) {
                out.printf("every wallet is of version %d already%n", keys.newest());
                return 0;
            }
            out.println("backup: " + rotation.backUp(backupDir.toAbsolutePath().normalize()));
            Rotated done;
            try (ProgressBar bar = progress(waiting)) {
                done = rotation.run(bar::stepTo);
            }
            out.printf(
                    "rotated %d wallets to version %d, left %d unreadable%n",
                    done.rotated(), keys.newest(), done.unreadable().size());
            return Unreadable.print(done.unreadable(), spec.commandLine().getErr());
        }
    }

    private static ProgressBar progress(long wallets) {
        return new ProgressBarBuilder()
                .setTaskName("wallets")
                .setInitialMax(wallets)
                .setStyle(ProgressBarStyle.ASCII)
                .build();
    }
}
