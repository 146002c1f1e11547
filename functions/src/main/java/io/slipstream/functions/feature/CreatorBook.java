package io.slipstream.functions.feature;

import io.slipstream.models.market.CreatorPast;
import io.slipstream.models.unit.Slots;
import java.util.ArrayList;
import java.util.List;

/** What one creator did so far. Public fields: Flink keeps it as state. */
public class CreatorBook {
    /** The newest lives; a median of more says no more. */
    private static final int LIVES = 20;

    public int launches;
    public int rugs;
    public List<Long> lifeSlots = new ArrayList<>();

    /** Books an end; a birth is answered with what was before it. */
    TokenInput born(CreatorInput birth) {
        TokenInput past =
                TokenInput.of(
                        new CreatorPast(
                                birth.mint(), birth.slot(), launches, rugs, medianLifeSeconds()));
        launches++;
        return past;
    }

    void ended(CreatorInput end) {
        rugs += end.rugged() ? 1 : 0;
        lifeSlots.add(end.lifeSlots());
        if (lifeSlots.size() > LIVES) {
            lifeSlots.remove(0);
        }
    }

    private double medianLifeSeconds() {
        if (lifeSlots.isEmpty()) {
            return 0;
        }
        List<Long> sorted = new ArrayList<>(lifeSlots);
        sorted.sort(null);
        return sorted.get(sorted.size() / 2) * Slots.MILLIS / 1000.0;
    }
}
