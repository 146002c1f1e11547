package io.slipstream.connectors.solana;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A result of getTransaction.
 *
 * @param index place within the slot; −1 if the node did not say
 * @param blockTime seconds since 1970; −1 if the node did not say
 */
record FetchedTransaction(long index, long blockTime, byte[] json) {

    static FetchedTransaction of(JsonNode result) {
        try {
            return new FetchedTransaction(
                    result.path("transactionIndex").asLong(-1),
                    result.path("blockTime").asLong(-1),
                    JsonRpcClient.MAPPER.writeValueAsBytes(result));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
