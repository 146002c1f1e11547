package io.slipstream.jobs.wiring;

import io.slipstream.connectors.recording.TrainingFiles;
import io.slipstream.jobs.graph.SignalGraph.Signals;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the signal steps record what they scored and what came of it.
 *
 * @param files null: nowhere
 */
public record Recording(@Nullable TrainingFiles files) {
    /** Below a data directory. */
    private static final String FOLDER = "training";

    /** Nothing is recorded. */
    public static Recording none() {
        return new Recording(null);
    }

    /**
     * @param folder a URI of a file system that every worker sees; null or blank: nothing is
     *     recorded
     */
    public static Recording into(@Nullable String folder) {
        return folder == null || folder.isBlank()
                ? none()
                : new Recording(new TrainingFiles(folder));
    }

    /**
     * Below a data directory that is kept.
     *
     * @param dataDir null: there is none
     */
    public static Recording below(@Nullable Path dataDir) {
        return dataDir == null
                ? none()
                : into(dataDir.toAbsolutePath().resolve(FOLDER).toUri().toString());
    }

    /** Files are written in tasks of their own, beside the way to an order. */
    void attach(Signals signals) {
        if (files != null) {
            Outlets.into(signals.scored(), files.featuresSink(), "features-files");
            Outlets.into(signals.outcomes(), files.outcomesSink(), "outcomes-files");
        }
    }
}
