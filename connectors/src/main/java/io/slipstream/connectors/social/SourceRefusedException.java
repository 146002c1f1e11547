package io.slipstream.connectors.social;

import java.io.IOException;
import java.time.Duration;

/** A source that was reached and refused: too many calls, or no access. */
public final class SourceRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final Duration wait;

    SourceRefusedException(int status, Duration wait) {
        super("expected HTTP 200, was " + status);
        this.status = status;
        this.wait = wait;
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** For how long nothing may be asked. */
    public Duration pause() {
        return wait;
    }
}
