package io.slipstream.connectors.egress;

import java.net.URI;
import java.util.Map;

/**
 * Every address that is built in: the list for a firewall. Each is spoken to only by who asks for
 * that service, and the variable names another one in its place. All other addresses (broker,
 * database, nodes, Jupiter) have no default: without their variable nobody is reached.
 */
public enum Egress {
    HELIUS_RPC("https://mainnet.helius-rpc.com/", "HELIUS_RPC_URL"),
    HELIUS_WEBSOCKET("wss://mainnet.helius-rpc.com/", "HELIUS_WS_URL"),
    TELEGRAM("https://api.telegram.org", "TELEGRAM_API_URL"),
    X("https://api.x.com", "X_API_URL"),
    REDDIT_AUTH("https://www.reddit.com", "REDDIT_AUTH_URL"),
    REDDIT("https://oauth.reddit.com", "REDDIT_API_URL"),
    DISCORD("https://discord.com/api/v10", "DISCORD_API_URL"),
    LUNARCRUSH("https://lunarcrush.com/api4", "LUNARCRUSH_API_URL"),
    COINGECKO("https://api.coingecko.com/api/v3", "COINGECKO_API_URL");

    private final String standard;
    private final String variable;

    Egress(String standard, String variable) {
        this.standard = standard;
        this.variable = variable;
    }

    /** What the environment names, else the built-in address. */
    public String url(Map<String, String> environment) {
        String other = environment.getOrDefault(variable, "").strip();
        return other.isEmpty() ? standard : other;
    }

    /** The environment variable that names another address. */
    public String variable() {
        return variable;
    }

    /** Of the built-in address. */
    public String host() {
        return URI.create(standard).getHost();
    }
}
