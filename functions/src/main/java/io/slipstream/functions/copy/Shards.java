package io.slipstream.functions.copy;

import java.util.ArrayList;
import java.util.List;

/**
 * The parts into which a leader's followers are divided, so that no one subtask has them all. A
 * follower's part depends on his id alone.
 */
final class Shards {
    /** Parts of one leader; a bit of an int each. */
    static final int COUNT = 32;

    private Shards() {}

    static int of(long userId) {
        return (int) (mix(userId) >>> 59);
    }

    /** The key of one part; no wallet holds a slash. */
    static String key(String leader, int shard) {
        return leader + '/' + shard;
    }

    /**
     * The parts whose bits are set, beginning with another one for each trade.
     *
     * @param turn a number that the trade decides
     */
    static List<Integer> inTurn(int bits, int turn) {
        List<Integer> shards = new ArrayList<>(Integer.bitCount(bits));
        int first = Math.floorMod(turn, COUNT);
        for (int i = 0; i < COUNT; i++) {
            int shard = (first + i) % COUNT;
            if ((bits & 1 << shard) != 0) {
                shards.add(shard);
            }
        }
        return shards;
    }

    /** Finalizer of SplitMix64 (Steele, Lea, Flood 2014): neighbours end far apart. */
    static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
