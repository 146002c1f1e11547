package io.slipstream.functions.decode;

/**
 * One program that trades. Asked for each of its instructions, from the last to the first, so that
 * what runs under an instruction was seen before it.
 */
interface DexProgram {
    /** Short name, snake_case: {@code pumpfun}. */
    String dex();

    /**
     * Adds the legs and openings that the instruction says. Throws {@link
     * io.slipstream.models.layout.MalformedLayoutException} if the data is shorter than its
     * discriminator promises: then the instruction says nothing.
     *
     * @param at place of the instruction in the transaction
     */
    void decode(TransactionView tx, int at, Findings found);
}
