package io.slipstream.jobs.wiring;

import io.slipstream.connectors.safety.OpenInspector;
import io.slipstream.models.port.Opener;
import io.slipstream.models.port.TokenInspector;

/** What the graphs are given to reach the world with. */
final class Ports {

    private Ports() {}

    /**
     * Who is asked for the facts of safety that the stream does not know.
     *
     * @param live true if there is a chain to ask: the nodes of {@code SOLANA_RPC_URL}, on the
     *     machine where it is used; without one, and for a tape, nobody knows
     */
    static Opener<TokenInspector> inspector(boolean live) {
        return live ? new OpenInspector() : TokenInspector::blind;
    }
}
