package io.slipstream.connectors.desk;

import io.slipstream.connectors.wallet.MasterKeys;
import io.slipstream.connectors.wallet.WalletRegistration;
import io.slipstream.connectors.wallet.WalletTable;
import io.slipstream.models.port.Opener;
import io.slipstream.models.port.TraderDesk;

/**
 * Opens the desk where it is used. Wallets are made if that process's environment holds a master
 * key; on paper users may do without.
 *
 * @param jdbcUrl PostgreSQL's; it may carry a password, so it is never logged
 * @param paper false where orders spend real money: then a missing key is an error
 */
public record OpenDesk(String jdbcUrl, boolean paper) implements Opener<TraderDesk> {

    /**
     * @throws RuntimeException if the environment holds an unusable key, or none and it is not
     *     paper
     */
    @Override
    public TraderDesk open() {
        String key = System.getenv(MasterKeys.VARIABLE);
        if (paper && (key == null || key.isBlank())) {
            return new PostgresTraderDesk(jdbcUrl, true, null, null);
        }
        MasterKeys keys = MasterKeys.of(System.getenv());
        WalletTable wallets = WalletTable.connect(jdbcUrl);
        return new PostgresTraderDesk(
                jdbcUrl, paper, new WalletRegistration(wallets, keys), wallets);
    }

    @Override
    public String toString() {
        return "OpenDesk";
    }
}
