package io.slipstream.functions.decode;

import org.jspecify.annotations.Nullable;

/** What a token program's instruction moves; accounts as places, amount in base units. */
final class TokenMove {
    /** What happens to the tokens. */
    enum Kind {
        NONE,
        TRANSFER,
        MINT,
        BURN
    }

    Kind kind = Kind.NONE;
    int source = -1;
    int destination = -1;
    int authority = -1;
    @Nullable String mint;
    long amount;

    void clear() {
        kind = Kind.NONE;
        source = -1;
        destination = -1;
        authority = -1;
        mint = null;
        amount = 0;
    }

    boolean isTransfer() {
        return kind == Kind.TRANSFER;
    }
}
