package io.slipstream.jobs.chaos;

import io.slipstream.jobs.chaos.Blow.Kind;
import io.slipstream.models.port.Failpoints.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Which blows fall, in which order. The same seed gives the same plan. */
final class ChaosPlan {

    private static final List<Kind> ANY_MOMENT =
            List.of(
                    Kind.JOB_MANAGER_KILLED,
                    Kind.SERVICES_KILLED,
                    Kind.TASK_MANAGER_KILLED,
                    Kind.RESCALED);

    private ChaosPlan() {}

    /**
     * In each round every window has its turn three times, killed twice and paused once, so each
     * gets more than a tenth of the blows of a round, which are 22 for six windows; fewer blows are
     * a part of a round.
     */
    static List<Blow> of(int blows, long seed, List<Window> windows) {
        Random random = new Random(seed);
        List<Blow> plan = new ArrayList<>();
        while (plan.size() < blows) {
            List<Blow> round = new ArrayList<>();
            for (Window window : windows) {
                round.add(new Blow(Kind.TASK_MANAGER_KILLED, window));
                round.add(new Blow(Kind.TASK_MANAGER_KILLED, window));
                round.add(new Blow(Kind.TASK_MANAGER_PAUSED, window));
            }
            ANY_MOMENT.forEach(kind -> round.add(new Blow(kind, null)));
            Collections.shuffle(round, random);
            plan.addAll(round.subList(0, Math.min(round.size(), blows - plan.size())));
        }
        return plan;
    }
}
