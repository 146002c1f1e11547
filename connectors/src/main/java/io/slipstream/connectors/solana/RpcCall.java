package io.slipstream.connectors.solana;

import java.util.List;

/** A method and its parameters: maps, lists, texts, numbers. */
public record RpcCall(String method, List<Object> params) {

    public static RpcCall of(String method, Object... params) {
        return new RpcCall(method, List.of(params));
    }
}
