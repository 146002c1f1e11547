package io.slipstream.functions.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Legs summed by mint: what went in at one end of a route and came out at the other. */
final class Flows {
    /** Two amounts may differ by this part, in percent, and mean the same. */
    private static final long TOLERANCE_PERCENT = 3;

    private final List<Flow> flows = new ArrayList<>();

    /** Sums of one mint; amounts unsigned, in base units. */
    static final class Flow {
        final String mint;
        private long given;
        private long got;
        private boolean leftover;

        Flow(String mint) {
            this.mint = mint;
        }

        boolean isGiven() {
            return Long.compareUnsigned(given, got) > 0;
        }

        long net() {
            return isGiven() ? given - got : got - given;
        }

        /** False for a mint that a route only passes through: on both sides, and cancelled out. */
        boolean isEnd() {
            long larger = isGiven() ? given : got;
            boolean oneSided = given == 0 || got == 0;
            return !leftover
                    && net() != 0
                    && (oneSided || Long.compareUnsigned(net(), tolerance(larger)) > 0);
        }
    }

    /** Sums the legs that fit. */
    void of(List<Leg> legs, Predicate<Leg> fits) {
        flows.clear();
        for (Leg leg : legs) {
            if (fits.test(leg)) {
                flow(leg.inputMint).given += leg.input;
                flow(leg.outputMint).got += leg.received();
            }
        }
    }

    List<Flow> all() {
        return flows;
    }

    /** Mints that do not only pass through. */
    int ends() {
        int ends = 0;
        for (Flow flow : flows) {
            if (flow.isEnd()) {
                ends++;
            }
        }
        return ends;
    }

    /**
     * Where several mints end a route, one that was on both sides and of which less than half
     * stayed is change, not what was traded for.
     */
    void dropLeftovers() {
        for (Flow flow : flows) {
            long larger = flow.isGiven() ? flow.given : flow.got;
            flow.leftover =
                    flow.given != 0
                            && flow.got != 0
                            && Long.compareUnsigned(flow.net(), larger >>> 1) < 0;
        }
    }

    @Nullable Flow firstGiven() {
        for (Flow flow : flows) {
            if (flow.isEnd() && flow.isGiven()) {
                return flow;
            }
        }
        return null;
    }

    @Nullable Flow lastGot() {
        for (int i = flows.size() - 1; i >= 0; i--) {
            Flow flow = flows.get(i);
            if (flow.isEnd() && !flow.isGiven()) {
                return flow;
            }
        }
        return null;
    }

    /** How far from an amount another may be and still mean the same. */
    static long tolerance(long amount) {
        return Long.divideUnsigned(amount, 100) * TOLERANCE_PERCENT
                + Long.remainderUnsigned(amount, 100) * TOLERANCE_PERCENT / 100;
    }

    private Flow flow(String mint) {
        for (Flow flow : flows) {
            if (flow.mint.equals(mint)) {
                return flow;
            }
        }
        Flow fresh = new Flow(mint);
        flows.add(fresh);
        return fresh;
    }
}
