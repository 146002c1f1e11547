package io.slipstream.connectors.solana;

import java.util.Set;
import org.apache.flink.api.connector.source.SourceEvent;

/** Tells a reader all wallets that are followed: it gives up its others. */
record FollowedWallets(Set<String> addresses) implements SourceEvent {
    private static final long serialVersionUID = 1L;
}
