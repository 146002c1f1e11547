package io.slipstream.jobs.chaos;

import java.io.IOException;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** What the node and Jupiter do to those who ask them; changed with each blow. */
final class Weather {

    /** Longer than any client waits. */
    private static final String OUTAGE = "{\"rpc\":{\"latencyMs\":60000}}";

    /** Beyond the 150 slots for which a node remembers statuses without a search. */
    private static final long OUTAGE_MILLIS = 30_000;

    /** One change in so many is an outage, which takes its time. */
    private static final int OUTAGES = 25;

    private enum Kind {
        CLEAR("{}"),
        DROPPED("{\"sends\":{\"dropFraction\":0.4}}"),
        DELAYED("{\"sends\":{\"delaySlots\":12},\"rpc\":{\"latencyMs\":150}}"),
        RESET_AFTER_ACCEPT("{\"sends\":{\"resetAfterAcceptNext\":40}}"),
        RESET_AFTER_LANDING("{\"sends\":{\"resetAfterLandingNext\":20}}"),
        NEVER_ANSWERED("{\"sends\":{\"neverAnswerNext\":10}}"),
        TOO_MANY("{\"rpc\":{\"http429Next\":60},\"jupiter\":{\"http429Next\":20}}"),
        BEHIND("{\"rpc\":{\"nodeBehindSlots\":200}}"),
        STALE("{\"jupiter\":{\"staleQuoteSlots\":20}}"),
        BROKEN("{\"jupiter\":{\"http500Next\":25}}");

        private final String faults;

        Kind(String faults) {
            this.faults = faults;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Localnet localnet;
    private long outageUntil;

    Weather(Localnet localnet) {
        this.localnet = localnet;
    }

    /** Another one by chance; an outage that has begun is waited for. Returns its name. */
    String change(Random random) throws IOException, InterruptedException {
        clear();
        if (random.nextInt(OUTAGES) == 0) {
            localnet.admin("faults", OUTAGE);
            outageUntil = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(OUTAGE_MILLIS);
            return "outage";
        }
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        localnet.admin("faults", kind.faults);
        return kind.label();
    }

    /** Ends all of it; an outage only when it has lasted. */
    void clear() throws IOException, InterruptedException {
        long left = outageUntil - System.nanoTime();
        if (outageUntil != 0 && left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
        outageUntil = 0;
        localnet.heal();
    }
}
