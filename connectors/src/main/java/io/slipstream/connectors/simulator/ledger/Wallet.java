package io.slipstream.connectors.simulator.ledger;

/**
 * Somebody who trades: an account with a place for wrapped SOL that is open only within a trade.
 */
public final class Wallet extends Account {
    private final TokenAccount wrapped;

    public Wallet(String address, long lamports, Chain chain) {
        super(address, lamports);
        wrapped = TokenAccount.closed(chain.newKey(), chain.sol, this);
    }

    public TokenAccount wrapped() {
        return wrapped;
    }
}
