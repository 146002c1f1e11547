package io.slipstream.connectors.jupiter;

import io.slipstream.models.layout.Programs;
import io.slipstream.models.unit.Base58;
import java.util.List;
import org.p2p.solanaj.core.PublicKey;

/** Addresses of associated token accounts: where a wallet holds a mint. */
final class TokenAccounts {
    private static final PublicKey ASSOCIATED = new PublicKey(Programs.ASSOCIATED_TOKEN);

    private TokenAccounts() {}

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
}
