package io.slipstream.connectors.simulator.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * One instruction of a transaction; the inner ones of a top-level instruction stand in its list.
 */
final class Instruction {
    final Account program;
    final Account[] accounts;
    final byte[] data;

    /** 1 at the top. */
    final int height;

    final List<Instruction> inner = new ArrayList<>(0);

    Instruction(Account program, Account[] accounts, byte[] data, int height) {
        this.program = program;
        this.accounts = accounts;
        this.data = data;
        this.height = height;
    }
}
