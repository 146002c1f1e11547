package io.slipstream.functions.risk;

import io.slipstream.models.user.BlacklistRow;
import io.slipstream.models.user.CopyTerms;

/** What a user's book knows of those whom he copies, and of what he never wants. */
interface Leaders {

    /** On what terms he copies a leader; the standard ones if no relation says so. */
    CopyTerms terms(String leader);

    /** His account with a leader; whoever changes it changes what is kept. */
    LeaderAccount account(String leader);

    /**
     * What his open copies of a leader, of all mints, have cost more than they are worth at the
     * last prices told; 0 if they are worth more. Without a price a lot is worth what it has cost.
     */
    long openLoss(String leader);

    boolean isListed(BlacklistRow.Kind kind, String address);

    /** True if a copy of anybody's buy of this mint has filled before. */
    boolean hasBought(String mint);

    void bought(String mint);
}
