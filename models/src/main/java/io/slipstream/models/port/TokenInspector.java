package io.slipstream.models.port;

import io.slipstream.models.market.SafetyFacts;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reads what the chain says of a token. Called from many threads. */
public interface TokenInspector extends AutoCloseable {

    /** Of where nobody can be asked: a tape has no chain behind it. */
    static TokenInspector blind() {
        return mint -> CompletableFuture.completedFuture(SafetyFacts.unknown(mint));
    }

    /**
     * What is known now; {@link SafetyFacts#unknown} if it cannot be read in time or the budget is
     * spent. Never fails.
     */
    CompletionStage<SafetyFacts> inspect(String mint);

    @Override
    default void close() {}
}
