package io.slipstream.connectors.simulator;

import io.slipstream.connectors.simulator.ledger.SplitMix;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.PriorityQueue;

/**
 * What people write about the tokens, as JSON lines. A few callers know something, bots praise
 * anything, and the losers complain after a rug. It has its own randomness: with or without posts,
 * the transactions are the same.
 */
final class Gossip {
    private static final String[] PRAISE = {
        "just aped $%s, dev is based and the chart looks amazing \uD83D\uDE80 %s",
        "$%s is going to moon, strong holders, great community, love it %s",
        "early on $%s, bullish, best entry of the week %s",
        "huge potential in $%s, volume is great and buyers keep coming %s"
    };
    private static final String[] WARNING = {
        "careful with $%s, this looks like a scam, dev wallet holds too much %s",
        "avoid $%s, bundled launch, bad distribution, will dump %s",
        "$%s is a rug waiting to happen, terrible team, stay away %s"
    };
    private static final String[] LOSS = {
        "got rugged on $%s, lost everything, awful \uD83D\uDE2D %s",
        "dev sold $%s, dead coin, worst trade of my life %s"
    };
    private static final String[] SPAM = {
        "FREE AIRDROP $%s 100x guaranteed join now t.me/pumpgroup %s",
        "$%s next 1000x gem!!! buy buy buy %s",
        "insiders are loading $%s, do not miss out, 100x soon %s"
    };
    private static final int CALLERS = 6;

    private record Planned(long slot, long number, String json) implements Comparable<Planned> {
        @Override
        public int compareTo(Planned other) {
            int bySlot = Long.compare(slot, other.slot);
            return bySlot == 0 ? Long.compare(number, other.number) : bySlot;
        }
    }

    private final SimulatorOptions options;
    private final MarketRandom random;
    private final PriorityQueue<Planned> planned = new PriorityQueue<>();
    private long posts;

    Gossip(SimulatorOptions options) {
        this.options = options;
        random = new MarketRandom(SplitMix.mix(options.seed() ^ 0x9055199));
    }

    /** Plans what will be written about a new token. */
    void sees(Token token, FatePlan plan) {
        boolean good = plan.quality() > 0;
        for (int i = 0; i < CALLERS; i++) {
            double insight = 0.6 + 0.06 * i;
            boolean praises = good == random.chance(insight);
            // Callers rarely bother to warn.
            if (random.chance(praises ? 0.16 : 0.06)) {
                String[] texts = praises ? PRAISE : WARNING;
                post(token, "caller-" + i, 4_000L << i, texts, random.uniform(2, 25));
            }
        }
        if (random.chance(0.35)) {
            int count = random.between(1, 4);
            for (int i = 0; i < count; i++) {
                String bot = "bot-" + random.below(500);
                post(token, bot, random.below(300), SPAM, random.uniform(1, 60));
            }
        }
        if (random.chance(0.25)) {
            String[] texts = random.chance(good ? 0.7 : 0.5) ? PRAISE : WARNING;
            String fan = "user-" + random.below(5_000);
            post(token, fan, random.below(2_000), texts, random.uniform(5, 90));
        }
        if (plan.fate() == Fate.RUG && random.chance(0.6)) {
            String loser = "user-" + random.below(5_000);
            double after = plan.peakAt() + random.uniform(4, 20);
            post(token, loser, random.below(2_000), LOSS, after);
        }
    }

    /** Slot of the next post, {@link Long#MAX_VALUE} if none is planned. */
    long nextSlot() {
        Planned next = planned.peek();
        return next == null ? Long.MAX_VALUE : next.slot();
    }

    /** The next post, one JSON object in UTF-8. */
    byte[] next() {
        return planned.remove().json().getBytes(StandardCharsets.UTF_8);
    }

    private void post(
            Token token, String author, long followers, String[] texts, double afterSeconds) {
        long slot = token.bornSlot() + SimulatorOptions.slots(afterSeconds);
        long millis = (slot - options.startSlot()) * 400 + options.startBlockTime() * 1000;
        // Some name the token by its ticker alone.
        String address = random.chance(0.75) ? token.mint().address() : "";
        String text =
                texts[random.below(texts.length)]
                        .replaceFirst("%s", token.name().symbol())
                        .replaceFirst("%s", address);
        String json =
                "{\"id\":\""
                        + posts
                        + "\",\"source\":\"simulator\",\"author\":\""
                        + author
                        + "\",\"followers\":"
                        + followers
                        + ",\"text\":\""
                        + text
                        + "\",\"createdAt\":\""
                        + Instant.ofEpochMilli(millis)
                        + "\",\"lang\":\"en\"}";
        planned.add(new Planned(slot, posts++, json));
    }
}
