package io.slipstream.jobs.chaos;

import java.io.IOException;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** What the node and Jupiter do to those who ask them; changed with each blow. */
final class Weather {

    /** Longer than any client waits. */
    private static final String OUTAGE = "{\"rpc\":{\"latencyMs\":60000}}";

    /**
     * Beyond the 300 for which a localnet remembers statuses without a search; other nodes: 150.
     */
    private static final int OUTAGE_SLOTS = 320;

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

    Weather(Localnet localnet) {
        this.localnet = localnet;
    }

    /** Another one by chance. Returns its name. */
    String change(Random random) throws IOException, InterruptedException {
        clear();
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        localnet.admin("faults", kind.faults);
        return kind.label();
    }

    /** The node answers nobody, while its slots go on. */
    void outage(int slotMillis) throws IOException, InterruptedException {
        localnet.admin("faults", OUTAGE);
        TimeUnit.MILLISECONDS.sleep((long) OUTAGE_SLOTS * slotMillis);
        localnet.heal();
    }

    /** Ends all of it. */
    void clear() throws IOException, InterruptedException {
        localnet.heal();
    }
}
