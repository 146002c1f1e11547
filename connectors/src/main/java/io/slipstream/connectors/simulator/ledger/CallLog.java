package io.slipstream.connectors.simulator.ledger;

/** The log messages of a transaction, as a node writes them while programs call each other. */
final class CallLog {
    private static final int MAX_DEPTH = 5;

    private final JsonBytes lines = new JsonBytes();
    private final Account[] programs = new Account[MAX_DEPTH];
    private final int[] remaining = new int[MAX_DEPTH + 1];
    private int depth;
    private int limit;

    void begin() {
        lines.clear();
        depth = 0;
        limit(200_000);
    }

    /** Compute units of the whole transaction. */
    void limit(int units) {
        limit = units;
        remaining[0] = units;
    }

    /** How many programs are running. */
    int depth() {
        return depth;
    }

    int used() {
        return limit - remaining[0];
    }

    void enter(Account program) {
        programs[depth++] = program;
        remaining[depth] = remaining[depth - 1];
        lines.put('"').text("Program ").text(program.address()).text(" invoke [");
        lines.number(depth).text("]\",");
    }

    void line(String prefix, String text) {
        lines.put('"').text(prefix).text(text).text("\",");
    }

    void returns(String base64) {
        lines.put('"').text("Program return: ").text(programs[depth - 1].address());
        lines.put(' ').text(base64).text("\",");
    }

    /** The running program reports the compute units that it and its callees used. */
    void consumed(int units) {
        lines.put('"').text("Program ").text(programs[depth - 1].address()).text(" consumed ");
        lines.number(units).text(" of ").number(remaining[depth - 1]);
        lines.text(" compute units\",");
    }

    void leave(int units) {
        depth--;
        remaining[depth] = Math.max(0, remaining[depth] - units);
        lines.put('"').text("Program ").text(programs[depth].address()).text(" success\",");
    }

    /** The running program fails, and with it all that called it. */
    void fail(int units, int code) {
        while (depth > 0) {
            consumed(units);
            depth--;
            remaining[depth] = Math.max(0, remaining[depth + 1] - units);
            lines.put('"').text("Program ").text(programs[depth].address());
            lines.text(" failed: custom program error: 0x").text(Integer.toHexString(code));
            lines.text("\",");
        }
    }

    JsonBytes lines() {
        return lines;
    }
}
