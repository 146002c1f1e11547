package io.slipstream.models.port;

import java.io.Serializable;

/**
 * Opens a port on the machine where it is used: what travels to a worker is the opener, never the
 * connection.
 */
@FunctionalInterface
public interface Opener<T> extends Serializable {
    T open() throws Exception;
}
