package io.slipstream.models.chat;

/**
 * How long a private key takes to come, and how long it stays.
 *
 * @param delaySeconds from the request until it is sent; so long it can be cancelled
 * @param shownSeconds from then until its message is deleted
 */
public record ExportTerms(long delaySeconds, long shownSeconds) {}
