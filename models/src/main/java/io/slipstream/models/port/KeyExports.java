package io.slipstream.models.port;

import org.jspecify.annotations.Nullable;

/**
 * Private keys on their way out of the house. A key leaves at most once for each export, whatever
 * is restarted when. Each call blocks for a statement or two; safe for use by many threads.
 *
 * @see IllegalStateException thrown by every call if the tables cannot be asked now
 */
public interface KeyExports extends AutoCloseable {

    /**
     * Takes the key for sending it: from now on nobody else can.
     *
     * @return base58 of the 64-byte secret key as ASCII, which the caller wipes; null if it must
     *     not be sent (any more), or not to this chat
     */
    byte @Nullable [] take(String exportId, long chatId);

    /** The key stands in this message. */
    void sent(String exportId, long messageId);

    /** It was certainly not sent, and may be taken again. */
    void putBack(String exportId);

    /** It was certainly not sent and never will be. */
    void refuse(String exportId, String reason);

    /** The message that shows the key; 0 if none is known. */
    long messageOf(String exportId);

    /** Nothing more is to be done. */
    void close(String exportId);

    @Override
    void close();
}
