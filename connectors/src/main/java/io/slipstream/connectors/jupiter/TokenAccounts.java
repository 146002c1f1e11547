package io.slipstream.connectors.jupiter;

import io.slipstream.models.layout.Programs;
import io.slipstream.models.unit.Base58;
import io.slipstream.models.unit.Mints;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.p2p.solanaj.core.PublicKey;

/** Addresses of associated token accounts: where a wallet holds a mint. */
final class TokenAccounts {
    private static final PublicKey ASSOCIATED = new PublicKey(Programs.ASSOCIATED_TOKEN);

    private static final Map<String, String> OF_SOL = Collections.synchronizedMap(new Newest());

    private TokenAccounts() {}

    /** Of wrapped SOL: asked again for each of a user's orders, and costly to find. */
    static String ofSol(String wallet) {
        return OF_SOL.computeIfAbsent(wallet, one -> of(one, Mints.SOL, Programs.TOKEN));
    }

    /**
     * @param program the token program that owns the mint
     */
    static String of(String wallet, String mint, String program) {
        return PublicKey.findProgramAddress(
                        List.of(Base58.decode(wallet), Base58.decode(program), Base58.decode(mint)),
                        ASSOCIATED)
                .getAddress()
                .toBase58();
    }

    private static final class Newest extends LinkedHashMap<String, String> {
        private static final long serialVersionUID = 1L;
        private static final int MOST = 10_000;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    }
}
