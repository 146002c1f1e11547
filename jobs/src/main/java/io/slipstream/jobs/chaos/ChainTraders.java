package io.slipstream.jobs.chaos;

import io.slipstream.connectors.wallet.MasterKeys;
import io.slipstream.connectors.wallet.WalletRegistration;
import io.slipstream.connectors.wallet.WalletTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Users of a localnet, rich and without limits that matter, and the mints that they trade.
 *
 * @param wallets address of each user's wallet
 */
record ChainTraders(Map<Long, String> wallets, List<String> mints) {

    static final int USERS = 20;
    private static final int MINTS = 3;

    /** Writes the SQL that makes the users. */
    static Path seed(Path file) throws IOException {
        StringBuilder sql = new StringBuilder();
        for (int user = 1; user <= USERS; user++) {
            sql.append("INSERT INTO users (user_id) VALUES (%d);%n".formatted(user));
            sql.append(
                    """
                    INSERT INTO user_settings (user_id, paper_balance_sol, daily_loss_limit_sol,
                        slippage_percentage, max_open_positions, max_token_exposure_sol)
                        VALUES (%d, 1000, 1000, 50, 1000, 1000);
                    """
                            .formatted(user));
        }
        return Files.writeString(file, sql);
    }

    /** Gives each user a wallet with 1,000 SOL, and makes mints with pools that hardly move. */
    static ChainTraders on(Localnet localnet, String jdbcUrl, MasterKeys keys) throws Exception {
        Map<Long, String> wallets = new LinkedHashMap<>();
        try (WalletTable table = WalletTable.connect(jdbcUrl)) {
            WalletRegistration registration = new WalletRegistration(table, keys);
            for (long user = 1; user <= USERS; user++) {
                String wallet = registration.register(user).publicKey();
                localnet.admin("airdrop", "{\"address\":\"" + wallet + "\",\"sol\":1000}");
                wallets.put(user, wallet);
            }
        }
        List<String> mints = new ArrayList<>();
        for (int i = 1; i <= MINTS; i++) {
            String mint =
                    localnet.admin(
                                    "mint",
                                    "{\"symbol\":\"C%d\",\"decimals\":6,\"supply\":1000000000}"
                                            .formatted(i))
                            .path("mint")
                            .asText();
            localnet.admin(
                    "pool",
                    "{\"mint\":\"" + mint + "\",\"sol\":50000,\"tokens\":500000000,\"feeBps\":30}");
            mints.add(mint);
        }
        // Confirmed, so that the first order sees them.
        localnet.admin("slots", "{\"advance\":4}");
        return new ChainTraders(wallets, mints);
    }
}
