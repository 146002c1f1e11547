package io.slipstream.jobs.local;

import io.slipstream.connectors.simulator.SimulatedLeaders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Many users with deep pockets, each following some of the simulator's leaders. */
public final class Crowd {

    private static final int LEADERS_EACH = 4;
    private static final int LEADERS = 60;

    private Crowd() {}

    /** Writes the SQL that makes them. */
    public static Path seed(Path file, int users) throws IOException {
        StringBuilder sql = new StringBuilder();
        for (int user = 1; user <= users; user++) {
            sql.append("INSERT INTO users (user_id) VALUES (").append(user).append(");\n");
            sql.append(
                            "INSERT INTO user_settings (user_id, paper_balance_sol, daily_loss_limit_sol, slippage_percentage,"
                                    + " max_open_positions, max_token_exposure_sol)")
                    .append(" VALUES (")
                    .append(user)
                    .append(", 1000000, 1000000, 50, 1000000, 1000000);\n");
            for (int i = 0; i < LEADERS_EACH; i++) {
                sql.append(
                                "INSERT INTO copy_relations (user_id, leader_address, copy_amount_sol) VALUES (")
                        .append(user)
                        .append(", '")
                        .append(SimulatedLeaders.address((user * 7 + i * 13) % LEADERS))
                        .append("', 0.05);\n");
            }
        }
        return Files.writeString(file, sql);
    }
}
