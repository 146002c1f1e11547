package io.slipstream.jobs.cli;

import io.slipstream.connectors.simulator.PlantedRole;
import io.slipstream.jobs.bench.LeaderBench;
import io.slipstream.jobs.bench.LeaderBench.Judged;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code slipstream bench leaders}: planted leaders, and what their records say of them. */
@Command(
        name = "leaders",
        description =
                "Plants honest, lucky, wash trading, sybil and dumping leaders in simulated markets and prints how"
                        + " many of each their records give away: precision and recall, and how many would be"
                        + " found (unlinked) if nobody looked at who funded whom.",
        mixinStandardHelpOptions = true)
public final class BenchLeadersCommand implements Callable<Integer> {

    @Option(
            names = "--markets",
            paramLabel = "N",
            description = "pairs of markets, one for each seed from 1; default: ${DEFAULT-VALUE}",
            defaultValue = "3")
    private int markets = 3;

    @Option(
            names = "--transactions",
            paramLabel = "N",
            description = "transactions of each; default: ${DEFAULT-VALUE}",
            defaultValue = "80000")
    private int transactions = 80_000;

    @Option(
            names = "--planted",
            paramLabel = "N",
            description = "leaders of each role in each market; default: ${DEFAULT-VALUE}",
            defaultValue = "4")
    private int planted = 4;

    @Override
    public Integer call() throws Exception {
        if (markets < 1 || transactions < 1 || planted < 1 || planted > 50) {
            throw new UsageException(
                    "expected --markets and --transactions above zero and --planted from 1 to 50, was "
                            + "%d, %d and %d".formatted(markets, transactions, planted));
        }
        LeaderBench.Result result =
                LeaderBench.run(
                        LongStream.rangeClosed(1, markets).boxed().toList(), transactions, planted);
        print(result);
        return 0;
    }

    private static void print(LeaderBench.Result result) {
        System.out.printf(
                Locale.ROOT,
                "%-11s %7s %6s %8s %9s %7s %8s %9s %10s %12s%n",
                "role",
                "wallets",
                "found",
                "unlinked",
                "precision",
                "recall",
                "closed",
                "PnL SOL",
                "2 s SOL",
                "score");
        for (PlantedRole role : PlantedRole.values()) {
            List<Judged> all = result.planted().stream().filter(one -> one.role() == role).toList();
            long taken = result.taken(LeaderBench.truth(role));
            System.out.printf(
                    Locale.ROOT,
                    "%-11s %7d %6d %8d %9s %7s %8.1f %9.2f %10.3f %12.1f%n",
                    role.name().toLowerCase(Locale.ROOT),
                    result.planted(role),
                    result.right(role),
                    result.rightUnlinked(role),
                    share(result.rightlyTaken(role), taken),
                    share(result.right(role), result.planted(role)),
                    all.stream().mapToLong(one -> one.profile().closed()).average().orElse(0),
                    all.stream().mapToLong(one -> one.profile().realized()).average().orElse(0)
                            / 1e9,
                    all.stream().mapToLong(one -> one.profile().followedLater()).average().orElse(0)
                            / 1e9,
                    all.stream().mapToDouble(one -> one.profile().score()).average().orElse(0));
        }
        System.out.printf(
                Locale.ROOT,
                "%d transactions; of %d ordinary leaders with a record, %d carry a flag%n",
                result.transactions(),
                result.ordinary(),
                result.flagged());
    }

    private static String share(long part, long whole) {
        return whole == 0 ? "–" : String.format(Locale.ROOT, "%.2f", (double) part / whole);
    }
}
