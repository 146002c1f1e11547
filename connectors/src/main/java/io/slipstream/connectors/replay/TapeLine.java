package io.slipstream.connectors.replay;

/**
 * One line of a recorded file.
 *
 * @param key its place in time: a slot, or epoch millis for a post
 * @param stamped true if the line says so itself; false if it stands where the line before it does
 * @param number of the line in its file, from 1
 */
record TapeLine(long key, boolean stamped, int number, byte[] bytes) {}
