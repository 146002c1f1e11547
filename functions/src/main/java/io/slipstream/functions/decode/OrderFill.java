package io.slipstream.functions.decode;

/**
 * An order that a keeper filled for its owner, while a transaction is decoded. Input comes from an
 * escrow, so that no balance of the owner shows it. Amounts unsigned, in base units.
 *
 * @param at place of the instruction that fills; the legs before it are the keeper's route
 */
record OrderFill(
        int at, String owner, String inputMint, long input, String outputMint, long output) {}
