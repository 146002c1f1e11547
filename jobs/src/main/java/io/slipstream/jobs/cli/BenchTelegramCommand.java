package io.slipstream.jobs.cli;

import io.slipstream.jobs.local.LocalRun;
import io.slipstream.jobs.local.TelegramBench;
import io.slipstream.jobs.local.TelegramBench.Told;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code slipstream bench telegram}: many users are told of one leader's trade. */
@Command(
        name = "telegram",
        description =
                "Measures how long it takes until the last of many users reads of his fill, at a server that keeps"
                        + " Telegram's limits. Fails if one was broken.",
        mixinStandardHelpOptions = true)
public final class BenchTelegramCommand implements Callable<Integer> {

    @Option(
            names = "--users",
            paramLabel = "N",
            description = "who are told; default: ${DEFAULT-VALUE}",
            defaultValue = "10000")
    private int users = 10_000;

    @Override
    public Integer call() throws Exception {
        if (users < 1) {
            throw new UsageException("expected --users above zero, was " + users);
        }
        Path dir = Files.createTempDirectory("slipstream-bench-");
        try {
            Told told =
                    TelegramBench.run(
                            dir, users, count -> System.err.println(count + " users told"));
            System.out.printf(
                    Locale.ROOT,
                    "%d users told: the first after %d ms, the last after %.1f s, %.1f a second; limits broken: %d%n",
                    told.users(),
                    told.firstMillis(),
                    told.lastMillis() / 1e3,
                    told.users() * 1e3 / told.lastMillis(),
                    told.broken());
            return told.broken() == 0 ? 0 : 1;
        } finally {
            LocalRun.delete(dir);
        }
    }
}
