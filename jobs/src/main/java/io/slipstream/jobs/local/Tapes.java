package io.slipstream.jobs.local;

import io.slipstream.connectors.replay.TapeOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a run's options say of its tape. */
final class Tapes {

    private Tapes() {}

    static TapeOptions of(RunOptions options) {
        @Nullable Path posts = options.posts();
        return new TapeOptions(
                options.input().stream().map(Path::toString).toList(),
                posts == null ? null : posts.toString(),
                options.speed() == 0 ? TapeOptions.MAX_SPEED : options.speed());
    }
}
