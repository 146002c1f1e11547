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

    /** Where it goes; of a mint or burn, the account that grows or shrinks. */
    int destination = -1;

    int authority = -1;
    @Nullable String mint;
    long amount;

    /** Transfer fee that Token-2022 withheld at the destination; part of the amount. */
    long withheld;

    void clear() {
        kind = Kind.NONE;
        source = -1;
        destination = -1;
        authority = -1;
        mint = null;
        amount = 0;
        withheld = 0;
    }

    /** Units that the destination can spend. */
    long received() {
        return amount - withheld;
    }

    boolean isTransfer() {
        return kind == Kind.TRANSFER;
    }
}
