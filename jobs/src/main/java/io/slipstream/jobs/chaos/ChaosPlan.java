package io.slipstream.jobs.chaos;

import io.slipstream.jobs.chaos.Blow.Kind;
import io.slipstream.models.port.Failpoints.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Which blows fall, in which order. The same seed gives the same plan. */
final class ChaosPlan {

    private ChaosPlan() {}

    /**
     * In each round every window has its turn three times, killed twice and paused once, so each
     * gets more than a tenth of the blows of a round, which are 23 for six windows; fewer blows are
     * a part of a round.
     *
     * @param moments what falls at any moment, once in a round
     * @param only if not empty: nothing else falls
     */
    static List<Blow> of(
            int blows, long seed, List<Window> windows, List<Kind> moments, Set<Kind> only) {
        Random random = new Random(seed);
        List<Blow> plan = new ArrayList<>();
        while (plan.size() < blows) {
            List<Blow> round = new ArrayList<>();
            for (Window window : windows) {
                round.add(new Blow(Kind.TASK_MANAGER_KILLED, window));
                round.add(new Blow(Kind.TASK_MANAGER_KILLED, window));
                round.add(new Blow(Kind.TASK_MANAGER_PAUSED, window));
            }
            moments.forEach(kind -> round.add(new Blow(kind, null)));
            round.removeIf(blow -> !only.isEmpty() && !only.contains(blow.kind()));
            if (round.isEmpty()) {
                throw new IllegalArgumentException(
                        "expected some of %s, was %s".formatted(moments, only));
            }
            Collections.shuffle(round, random);
            plan.addAll(round.subList(0, Math.min(round.size(), blows - plan.size())));
        }
        return plan;
    }
}
