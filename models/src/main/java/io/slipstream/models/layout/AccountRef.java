package io.slipstream.models.layout;

/**
 * An account as an instruction names it.
 *
 * @param key base58
 */
public record AccountRef(String key, boolean signer, boolean writable) {}
