package io.slipstream.connectors.solana.rpc;

/**
 * Where a landed transaction stands.
 *
 * @param settled true once the node's commitment (confirmed) has been reached
 */
public record SignatureStatus(long slot, boolean settled) {}
