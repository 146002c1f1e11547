package io.slipstream.jobs.cli.keys;

import io.slipstream.connectors.wallet.MasterKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code keys generate}: a fresh master key and nothing else on standard output. */
@Command(
        name = "generate",
        description =
                "Prints a fresh master key. Nothing is stored: keep it, without it no wallet can be read.",
        mixinStandardHelpOptions = true)
final class GenerateKey implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().getOut().println(MasterKeys.generate());
    }
}
