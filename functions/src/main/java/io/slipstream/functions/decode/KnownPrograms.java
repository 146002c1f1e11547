package io.slipstream.functions.decode;

import io.slipstream.models.layout.Programs;
import java.util.Set;

/** Programs that serve all others: what they do is part of the caller's instruction. */
final class KnownPrograms {
    /** Meteora's vaults: each side of a DAMM v1 swap goes through one. */
    private static final String METEORA_VAULT = "24Uqj9JCLxUeoC3hGfh5W3s9FM9uCHDS2SG3LYwBpyTi";

    private static final Set<String> PLUMBING =
            Set.of(
                    Programs.SYSTEM,
                    Programs.COMPUTE_BUDGET,
                    Programs.TOKEN,
                    Programs.TOKEN_2022,
                    Programs.ASSOCIATED_TOKEN,
                    Programs.MEMO,
                    Programs.METADATA,
                    Programs.VOTE,
                    METEORA_VAULT);

    private KnownPrograms() {}

    static boolean isPlumbing(String program) {
        return PLUMBING.contains(program);
    }

    static boolean isToken(String program) {
        return program.equals(Programs.TOKEN) || program.equals(Programs.TOKEN_2022);
    }
}
