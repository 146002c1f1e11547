package io.slipstream.connectors.source;

import java.util.List;

/** One look at something outside; called by one thread, and may block it. */
public interface Look<T> extends AutoCloseable {

    /**
     * What is to be emitted, in this order.
     *
     * @throws Exception if the job must not go on
     */
    List<T> look() throws Exception;

    /** After the last look. */
    @Override
    void close();
}
