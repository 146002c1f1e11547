package io.slipstream.functions.score;

import io.slipstream.models.port.ModelSource;
import io.slipstream.models.port.TokenModel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the model in use and exchanges it. Bundles are read on a thread of their own; the exchange
 * happens on the task's thread, between two rows. Only the load that was asked for last may take
 * the place, however late an earlier one is done.
 */
final class ModelSlot implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ModelSlot.class);

    private final ModelSource source;
    private final ExecutorService loader;
    private TokenModel current;
    private @Nullable String location;
    private @Nullable CompletableFuture<TokenModel> pending;
    private long failures;

    /**
     * @param first in use until another is asked for
     * @param location where it came from
     */
    ModelSlot(ModelSource source, TokenModel first, String location) {
        this.source = source;
        this.location = location;
        current = first;
        loader =
                Executors.newSingleThreadExecutor(
                        work -> {
                            Thread thread = new Thread(work, "model-loader");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /**
     * Asks for the bundle at a location; one that is in use or on its way is not asked for twice.
     */
    void want(String wanted) {
        if (wanted.equals(location)) {
            return;
        }
        location = wanted;
        discard(pending);
        pending = CompletableFuture.supplyAsync(() -> source.open(wanted), loader);
    }

    /** The model to score the next row with. */
    TokenModel model() {
        CompletableFuture<TokenModel> done = pending;
        if (done != null && done.isDone()) {
            take(done);
        }
        return current;
    }

    /** Waits for the load that is on its way, if one is. */
    void await() {
        CompletableFuture<TokenModel> awaited = pending;
        if (awaited != null) {
            take(awaited);
        }
    }

    /** Loads that failed; the model before stayed in use. */
    long failures() {
        return failures;
    }

    private void take(CompletableFuture<TokenModel> done) {
        pending = null;
        TokenModel loaded = done.handle((model, problem) -> refused(model, problem)).join();
        if (loaded == null) {
            failures++;
            location = null;
            return;
        }
        LOG.info("model={} replaces model={}", loaded.version(), current.version());
        current.close();
        current = loaded;
    }

    private @Nullable TokenModel refused(@Nullable TokenModel loaded, @Nullable Throwable problem) {
        if (problem != null) {
            Throwable cause = problem.getCause() == null ? problem : problem.getCause();
            LOG.error(
                    "model={} stays: expected a usable bundle at {}, was {}",
                    current.version(),
                    location,
                    cause.getMessage());
        }
        return loaded;
    }

    /** A load that nobody waits for any more is closed when it is done. */
    private static void discard(@Nullable CompletableFuture<TokenModel> stale) {
        if (stale != null) {
            CompletableFuture<Void> unused = stale.thenAccept(TokenModel::close);
        }
    }

    @Override
    public void close() {
        discard(pending);
        current.close();
        loader.shutdown();
    }
}
