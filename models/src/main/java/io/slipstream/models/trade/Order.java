package io.slipstream.models.trade;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * An order as it stands at one version. It travels from the risk gate through execution and back,
 * and every stage hands on a new version; the topic {@code order-events} carries these versions.
 *
 * @param reason reason code of a state that needs one (FAILED, EXPIRED, DENIED, UNKNOWN); else null
 * @param outputAmount base units received, 0 until FILLED
 * @param feeLamports network and priority fees paid, lamports; 0 until landed
 * @param fillSlot slot in which it landed; 0 until then
 * @param filledAt epoch millis of that slot's block, 0 until then
 * @param attempt which try this is, from 1
 * @param version grows with every change of state, from 1
 * @param signature of its transaction, base58; null while none is signed, and on paper
 */
public record Order(
        OrderTerms terms,
        OrderState state,
        @Nullable String reason,
        long outputAmount,
        long feeLamports,
        long fillSlot,
        long filledAt,
        int attempt,
        long version,
        @Nullable String signature) {

    /** One without a transaction. */
    public Order(
            OrderTerms terms,
            OrderState state,
            @Nullable String reason,
            long outputAmount,
            long feeLamports,
            long fillSlot,
            long filledAt,
            int attempt,
            long version) {
        this(
                terms,
                state,
                reason,
                outputAmount,
                feeLamports,
                fillSlot,
                filledAt,
                attempt,
                version,
                null);
    }

    public static Order decided(OrderTerms terms) {
        return new Order(terms, OrderState.NEW, null, 0, 0, 0, 0, 1, 1);
    }

    public static Order denied(OrderTerms terms, String reason) {
        return new Order(terms, OrderState.DENIED, reason, 0, 0, 0, 0, 0, 1);
    }

    /**
     * The wish that an order that is not filled yet end as EXPIRED: no version of it, hence attempt
     * and version 0.
     */
    public static Order withdrawal(OrderTerms terms, String reason) {
        return new Order(terms, OrderState.EXPIRED, reason, 0, 0, 0, 0, 0, 0);
    }

    /** Its transaction is signed and stored. */
    public Order signed() {
        return open(OrderState.SIGNED, null, attempt);
    }

    /** The venue has it. */
    public Order sent() {
        return open(OrderState.SENT, null, attempt);
    }

    /** It may land or not; somebody is finding out. */
    public Order unknown(String reason) {
        return open(OrderState.UNKNOWN, reason, attempt);
    }

    /** To be tried anew, since the last attempt has provably come to nothing. */
    public Order triedAgain() {
        return open(OrderState.NEW, null, attempt + 1).withSignature(null);
    }

    private Order open(OrderState next, @Nullable String why, int nextAttempt) {
        return new Order(terms, next, why, 0, 0, 0, 0, nextAttempt, version + 1, signature);
    }

    public Order filled(long outputAmount, long feeLamports, long fillSlot, long filledAt) {
        return new Order(
                terms,
                OrderState.FILLED,
                null,
                outputAmount,
                feeLamports,
                fillSlot,
                filledAt,
                attempt,
                version + 1,
                signature);
    }

    public Order failed(String reason, long feeLamports, long fillSlot, long filledAt) {
        return new Order(
                terms,
                OrderState.FAILED,
                reason,
                0,
                feeLamports,
                fillSlot,
                filledAt,
                attempt,
                version + 1,
                signature);
    }

    public Order expired(String reason, long fillSlot, long filledAt) {
        return new Order(
                terms,
                OrderState.EXPIRED,
                reason,
                0,
                0,
                fillSlot,
                filledAt,
                attempt,
                version + 1,
                signature);
    }

    /** The same with its transaction's signature. */
    public Order withSignature(@Nullable String ofTransaction) {
        return new Order(
                terms,
                state,
                reason,
                outputAmount,
                feeLamports,
                fillSlot,
                filledAt,
                attempt,
                version,
                ofTransaction);
    }

    /** True for what {@link #withdrawal} makes. */
    @JsonIgnore
    public boolean isWithdrawal() {
        return version == 0;
    }

    /** The order's id; the user's id is in the terms too. */
    @JsonIgnore
    public String id() {
        return terms.orderId();
    }
}
