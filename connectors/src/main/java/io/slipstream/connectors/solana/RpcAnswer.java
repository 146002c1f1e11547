package io.slipstream.connectors.solana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import org.jspecify.annotations.Nullable;

/** One answer of a batch: a result (may be JSON null), or an error. */
public record RpcAnswer(JsonNode result, @Nullable RpcException error) {

    static RpcAnswer failed(RpcException error) {
        return new RpcAnswer(NullNode.getInstance(), error);
    }
}
