package io.slipstream.functions.safety;

import io.slipstream.models.layout.PumpFun;
import io.slipstream.models.market.SafetyFacts;
import io.slipstream.models.market.TokenFeatures;
import org.jspecify.annotations.Nullable;

/** What the stream itself says of a token's safety, without asking anybody. */
public final class StreamFacts {

    private StreamFacts() {}

    /**
     * pump.fun's program makes the mint itself, keeps no authority over it, and its curve takes
     * back whatever it sold: what comes from its create instruction and trades on its curve is as
     * safe as the program. What it migrates to is of the same mint. Source: idl/pump.json, create
     * and create_v2.
     *
     * @return null if the stream does not know
     */
    public static @Nullable SafetyFacts of(TokenFeatures token) {
        if (!token.dex().equals(PumpFun.DEX)) {
            return null;
        }
        return SafetyFacts.ofMint(
                        token.mint(), token.slot(), PumpFun.DEX, false, false, false, null, false)
                .sellable(SafetyFacts.ANY_AMOUNT)
                .with(token.lp());
    }
}
