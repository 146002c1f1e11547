package io.slipstream.connectors.replay;

/** Sorts by a key and keeps the order of equal ones, in two ints an entry. */
final class StableOrder {
    private StableOrder() {}

    /** The indexes of the keys, in the order of the keys: a bottom-up merge sort. */
    static int[] of(long[] keys) {
        int[] from = new int[keys.length];
        for (int i = 0; i < from.length; i++) {
            from[i] = i;
        }
        int[] to = new int[keys.length];
        for (int width = 1; width > 0 && width < keys.length; width *= 2) {
            for (long left = 0; left < keys.length; left += 2L * width) {
                merge(keys, from, to, (int) left, width);
            }
            int[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    private static void merge(long[] keys, int[] from, int[] to, int left, int width) {
        int middle = (int) Math.min(keys.length, (long) left + width);
        int end = (int) Math.min(keys.length, (long) middle + width);
        int a = left;
        int b = middle;
        for (int i = left; i < end; i++) {
            boolean takeLeft = a < middle && (b == end || keys[from[a]] <= keys[from[b]]);
            to[i] = takeLeft ? from[a++] : from[b++];
        }
    }
}
