package io.slipstream.models.port;

import io.slipstream.models.market.SafetyFacts;
import io.slipstream.models.market.ScoredToken;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reads what the chain says of a token. Called from many threads. */
public interface TokenInspector extends AutoCloseable {

    /** Of where nobody can be asked: a tape has no chain behind it. */
    static TokenInspector blind() {
        return token ->
                CompletableFuture.completedFuture(
                        SafetyFacts.unknown(token.features().mint()).with(token.features().lp()));
    }

    /**
     * What is known now; {@link SafetyFacts#unknown} if it cannot be read in time or the budget is
     * spent. Never fails.
     *
     * @param token its mint, its pool, and the buys whose sale is to be shown
     */
    CompletionStage<SafetyFacts> inspect(ScoredToken token);

    @Override
    default void close() {}
}
