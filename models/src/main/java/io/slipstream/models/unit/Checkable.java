package io.slipstream.models.unit;

import org.jspecify.annotations.Nullable;

/** A record that people or programs outside write, and that can tell whether it makes sense. */
public interface Checkable {

    /** What is wrong with it: expected X, was Y. Null if nothing is. */
    @Nullable String objection();
}
