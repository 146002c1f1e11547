package io.slipstream.models.chain;

/**
 * Direction of a trade, seen from the trader: BUY pays SOL or a stable coin, SELL receives it, SWAP
 * does neither.
 */
public enum Side {
    BUY,
    SELL,
    SWAP
}
