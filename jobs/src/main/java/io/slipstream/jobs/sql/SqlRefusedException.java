package io.slipstream.jobs.sql;

/** A statement that would write. */
public final class SqlRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SqlRefusedException(String message) {
        super(message);
    }
}
