package io.slipstream.connectors.replay;

/**
 * One line of a recorded file, or one transaction of a line that is a block.
 *
 * @param key its place in time: a slot, or epoch millis for a post
 * @param stamped true if the line says so itself; false if it stands where the line before it does
 * @param blockTime epoch seconds; {@link LineStamp#UNKNOWN} if the line does not say it
 * @param origin number of the line in its file, from 1; in a block also the transaction's, from 0
 */
record TapeLine(long key, boolean stamped, long blockTime, String origin, byte[] bytes) {}
