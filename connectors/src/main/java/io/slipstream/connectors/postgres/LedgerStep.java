package io.slipstream.connectors.postgres;

/** What may be asked of the ledger for one order. */
enum LedgerStep {
    /** Store a decision. */
    STORE,
    /** Store the transaction of an attempt. */
    SIGN,
    /** Move forward. */
    ADVANCE,
    /** End what nothing is signed for, and try nothing again. */
    WITHDRAW,
    /** Move forward, and remember that the risk gate knows. */
    BOOK
}
