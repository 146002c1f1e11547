package io.slipstream.functions.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.market.SafetyFacts;
import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.port.TokenInspector;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.functions.DefaultOpenContext;
import org.apache.flink.streaming.api.functions.async.CollectionSupplier;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.util.MockStreamingRuntimeContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CheckSafetyTest {

    @Test
    void asksNobodyAboutATokenOnItsCurve() throws Exception {
        ScoredToken checked = checked("pumpfun", mint -> CompletableFuture.failedFuture(down()));
        assertThat(checked.safety().readFrom()).isEqualTo("pumpfun");
        assertThat(checked.safety().slot()).isEqualTo(105);
        assertThat(checked.safety().sellableLamports()).isEqualTo(SafetyFacts.ANY_AMOUNT);
    }

    @Test
    void asksAboutATokenElsewhere() throws Exception {
        SafetyFacts facts = SafetyFacts.ofMint("mint", 9, "rpc", false, true, false, null, null);
        assertThat(checked("raydium_v4", mint -> CompletableFuture.completedFuture(facts)).safety())
                .isEqualTo(facts);
    }

    @Test
    void whoFailsOrKnowsNothingLeavesItUnknown() throws Exception {
        assertThat(checked("orca", mint -> CompletableFuture.failedFuture(down())).safety())
                .isEqualTo(SafetyFacts.unknown("mint"));
        assertThat(checked("orca", TokenInspector.blind()).safety())
                .isEqualTo(SafetyFacts.unknown("mint"));
    }

    private static ScoredToken checked(String dex, TokenInspector inspector) throws Exception {
        CheckSafety check = new CheckSafety(() -> inspector);
        check.setRuntimeContext(new MockStreamingRuntimeContext(1, 0));
        check.open(DefaultOpenContext.INSTANCE);
        Result result = new Result();
        check.asyncInvoke(token(dex), result);
        return Objects.requireNonNull(result.token);
    }

    private static final class Result implements ResultFuture<ScoredToken> {
        private @Nullable ScoredToken token;

        @Override
        public void complete(Collection<ScoredToken> tokens) {
            token = tokens.iterator().next();
        }

        @Override
        public void completeExceptionally(Throwable problem) {
            throw new AssertionError(problem);
        }

        @Override
        public void complete(CollectionSupplier<ScoredToken> supplier) {
            throw new AssertionError("expected tokens, was a supplier");
        }
    }

    private static IllegalStateException down() {
        return new IllegalStateException("down");
    }

    private static ScoredToken token(String dex) {
        return new ScoredToken(
                new TokenFeatures(
                        "mint",
                        "pool",
                        dex,
                        "creator",
                        0,
                        2_000,
                        105,
                        77,
                        9_000,
                        "hash",
                        new float[0],
                        1,
                        1,
                        -1,
                        false),
                0.9,
                "v1",
                List.of());
    }
}
