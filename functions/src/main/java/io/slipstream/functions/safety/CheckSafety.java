package io.slipstream.functions.safety;

import io.slipstream.models.market.SafetyFacts;
import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.port.Opener;
import io.slipstream.models.port.TokenInspector;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.jspecify.annotations.Nullable;

/** Puts the facts of safety on a scored token: from the stream, else by asking. */
public class CheckSafety extends RichAsyncFunction<ScoredToken, ScoredToken> {
    private final Opener<TokenInspector> opener;

    private transient @Nullable TokenInspector inspector;
    private transient Counter fromStream;
    private transient Counter asked;
    private transient Counter unknown;

    public CheckSafety(Opener<TokenInspector> opener) {
        this.opener = opener;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        var group = getRuntimeContext().getMetricGroup();
        fromStream = group.counter("factsFromStream");
        asked = group.counter("factsAsked");
        unknown = group.counter("factsUnknown");
        inspector = opener.open();
    }

    @Override
    public void asyncInvoke(ScoredToken token, ResultFuture<ScoredToken> result) {
        SafetyFacts known = StreamFacts.of(token.features());
        if (known != null) {
            fromStream.inc();
            result.complete(List.of(token.with(known)));
            return;
        }
        TokenInspector open = inspector;
        if (open == null) {
            throw new IllegalStateException("expected an open inspector, was none");
        }
        asked.inc();
        open.inspect(token)
                .whenComplete(
                        (facts, problem) ->
                                result.complete(
                                        List.of(
                                                problem == null
                                                        ? token.with(facts)
                                                        : blind(token))));
    }

    /** Whoever does not answer leaves it unknown, and the job goes on. */
    @Override
    public void timeout(ScoredToken token, ResultFuture<ScoredToken> result) {
        result.complete(List.of(blind(token)));
    }

    private ScoredToken blind(ScoredToken token) {
        unknown.inc();
        return token.with(SafetyFacts.unknown(token.features().mint()).with(token.features().lp()));
    }

    @Override
    public void close() {
        if (inspector != null) {
            inspector.close();
        }
    }
}
