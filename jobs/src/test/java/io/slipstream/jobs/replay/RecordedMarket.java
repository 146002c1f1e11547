package io.slipstream.jobs.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A small seeded market, written as a tape: constant-product pools, and leaders among the traders.
 *
 * @param perSlot trades in a slot, on average
 * @param gapEvery after so many slots, millions of slots are empty; 0 for never
 */
record RecordedMarket(long seed, int trades, int perSlot, int gapEvery) {
    static final int USERS = 60;
    static final int LEADERS = 8;
    private static final int MINTS = 12;

    /** Who copies a leader. */
    static List<Long> followers(String leader) {
        int number = Integer.parseInt(leader.substring(1));
        List<Long> users = new ArrayList<>();
        for (long user = 0; user < USERS; user++) {
            if ((user * 31 + number * 17) % 9 == 0) {
                users.add(user);
            }
        }
        return users;
    }

    Path writeTo(Path folder) {
        Random random = new Random(seed);
        long[] base = new long[MINTS];
        long[] quote = new long[MINTS];
        for (int mint = 0; mint < MINTS; mint++) {
            base[mint] = 1_000_000_000L;
            quote[mint] = 900_000_000L + random.nextInt(100_000_000);
        }
        List<String> lines = new ArrayList<>(trades);
        long slot = 300_000_000L;
        int left = 0;
        for (int n = 0, slots = 0; n < trades; n++, left--) {
            if (left == 0) {
                left = 1 + random.nextInt(2 * perSlot - 1);
                boolean gap = gapEvery > 0 && ++slots % gapEvery == 0;
                slot += gap ? 1_000_000L + random.nextInt(4_000_000) : 1;
            }
            int mint = random.nextInt(MINTS);
            boolean buy = random.nextBoolean();
            long amount = 500_000L + random.nextInt(4_000_000);
            long product = base[mint] * quote[mint];
            if (buy) {
                quote[mint] += amount;
                base[mint] = product / quote[mint];
            } else {
                base[mint] += amount;
                quote[mint] = product / base[mint];
            }
            String trader = random.nextInt(20) == 0 ? "L" + random.nextInt(LEADERS) : "-";
            lines.add(
                    "{\"slot\":%d,\"trader\":\"%s\",\"buy\":%b,\"mint\":\"m%d\",\"base\":%d,\"quote\":%d}"
                            .formatted(slot, trader, buy, mint, base[mint], quote[mint]));
        }
        try {
            return Files.write(folder.resolve("market.jsonl"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
