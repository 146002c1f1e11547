package io.slipstream.models.market;

import org.jspecify.annotations.Nullable;

/**
 * Whether those who made a token can harm who holds it. Null is unknown, and unknown is not safe.
 *
 * @param slot at which it was read; -1 if nothing was
 * @param readFrom {@code pumpfun}: the program's own rules, known from the stream; {@code rpc}: the
 *     mint's account; {@code simulator}: the simulated chain; {@code none}
 * @param mintable true if somebody can make more of it
 * @param freezable true if somebody can freeze holders' accounts
 * @param trapped true if a Token-2022 extension can take, tax or stop transfers: fee, hook,
 *     permanent delegate, accounts that begin frozen, non-transferable, and any that is not known
 * @param trap which extension it is, in words; null if none or unknown
 * @param mutable true if name, symbol and picture can be changed
 * @param sellable true if what is bought could be sold at that slot
 */
public record SafetyFacts(
        String mint,
        long slot,
        String readFrom,
        @Nullable Boolean mintable,
        @Nullable Boolean freezable,
        @Nullable Boolean trapped,
        @Nullable String trap,
        @Nullable Boolean mutable,
        @Nullable Boolean sellable) {

    /** Of a token of which nothing could be read. */
    public static SafetyFacts unknown(String mint) {
        return new SafetyFacts(mint, -1, "none", null, null, null, null, null, null);
    }
}
