package io.slipstream.functions.score;

import io.slipstream.models.market.Prediction;
import io.slipstream.models.port.ModelSource;
import io.slipstream.models.port.TokenModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The challengers, which score beside the model in force and decide nothing. They are read on a
 * thread of their own; a row that comes before one has been read goes without it, and one that
 * cannot be used is left out.
 */
final class ShadowModels implements AutoCloseable {
    /** Each costs a few microseconds a row. */
    static final int MOST = 4;

    private static final Logger LOG = LoggerFactory.getLogger(ShadowModels.class);

    private final ModelSource source;
    private final ExecutorService loader;

    /** By version: in the same order for every row. */
    private final Map<String, CompletableFuture<TokenModel>> models = new TreeMap<>();

    /** Where those that could not be used lie. */
    private final Map<String, String> unusable = new HashMap<>();

    private Map<String, String> locations = Map.of();

    ShadowModels(ModelSource source) {
        this.source = source;
        loader =
                Executors.newSingleThreadExecutor(
                        work -> {
                            Thread thread = new Thread(work, "shadow-loader");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /**
     * Who is to score from now on; of more than {@link #MOST} the first by version.
     *
     * @param wanted version → location
     */
    void want(Map<String, String> wanted) {
        Map<String, String> chosen = new TreeMap<>();
        new TreeMap<>(wanted)
                .entrySet().stream()
                        .limit(MOST)
                        .forEach(one -> chosen.put(one.getKey(), one.getValue()));
        Iterator<Map.Entry<String, CompletableFuture<TokenModel>>> known =
                models.entrySet().iterator();
        while (known.hasNext()) {
            Map.Entry<String, CompletableFuture<TokenModel>> one = known.next();
            if (!chosen.containsKey(one.getKey())) {
                discard(one.getValue());
                known.remove();
            }
        }
        unusable.keySet().retainAll(chosen.keySet());
        chosen.forEach(
                (version, location) -> {
                    if (!models.containsKey(version) && !location.equals(unusable.get(version))) {
                        unusable.remove(version);
                        models.put(
                                version,
                                CompletableFuture.supplyAsync(() -> source.open(location), loader));
                    }
                });
        locations = chosen;
    }

    /** What they say of a row. */
    List<Prediction> predictions(float[] row) {
        List<Prediction> predictions = new ArrayList<>();
        Iterator<Map.Entry<String, CompletableFuture<TokenModel>>> each =
                models.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<String, CompletableFuture<TokenModel>> one = each.next();
            if (one.getValue().isCompletedExceptionally()) {
                give(one.getKey(), one.getValue());
                each.remove();
            } else if (one.getValue().isDone()) {
                TokenModel model = one.getValue().join();
                predictions.add(new Prediction(model.version(), model.score(row)));
            }
        }
        return predictions;
    }

    /** Waits for those that are on their way. */
    void await() {
        for (CompletableFuture<TokenModel> model : models.values()) {
            CompletableFuture<Boolean> unused = model.handle((read, problem) -> true);
            unused.join();
        }
    }

    private void give(String version, CompletableFuture<TokenModel> failed) {
        String location = locations.getOrDefault(version, "");
        unusable.put(version, location);
        CompletableFuture<Void> unused =
                failed.handle(
                        (read, problem) -> {
                            Throwable cause =
                                    problem == null || problem.getCause() == null
                                            ? problem
                                            : problem.getCause();
                            LOG.error(
                                    "model={} does not shadow: expected a usable bundle at {}, was {}",
                                    version,
                                    location,
                                    cause == null ? "" : cause.getMessage());
                            return null;
                        });
    }

    private static void discard(CompletableFuture<TokenModel> model) {
        CompletableFuture<Void> unused = model.thenAccept(TokenModel::close);
    }

    @Override
    public void close() {
        models.values().forEach(ShadowModels::discard);
        models.clear();
        loader.shutdown();
    }
}
