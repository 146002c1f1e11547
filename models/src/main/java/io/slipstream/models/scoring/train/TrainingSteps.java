package io.slipstream.models.scoring.train;

import java.util.function.Supplier;

/** Does the steps of a training one after the other, and may know the results of an earlier try. */
public interface TrainingSteps {

    /** Told once, before the first step. */
    void expect(int steps);

    /**
     * The result of a step, from an earlier try or from now.
     *
     * @param name unique within a training
     * @param type of the result, which JSON can hold
     */
    <T> T step(String name, Class<T> type, Supplier<T> work);

    /** Remembers nothing and tells nobody. */
    static TrainingSteps plain() {
        return new TrainingSteps() {
            @Override
            public void expect(int steps) {}

            @Override
            public <T> T step(String name, Class<T> type, Supplier<T> work) {
                return work.get();
            }
        };
    }
}
