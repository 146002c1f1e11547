package io.slipstream.connectors.solana;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a node answered instead of a result, or why there was no answer. Messages never hold a
 * provider's key; for the same reason there is no cause.
 */
public final class RpcException extends IOException {
    private static final long serialVersionUID = 1L;

    /** No answer at all: refused, reset, timed out, or not JSON. */
    public static final int NO_ANSWER = 0;

    /** Preflight failed; {@link #failure} says why. */
    public static final int PREFLIGHT_FAILED = -32002;

    /** The node does not know the method. */
    public static final int NO_SUCH_METHOD = -32601;

    /** HTTP 429; some providers also send it as the code of a JSON-RPC error. */
    public static final int RATE_LIMITED = 429;

    /** The request makes no sense to the node, an address that is none among them. */
    public static final int INVALID_PARAMS = -32602;

    /** The block is not there yet. */
    public static final int BLOCK_NOT_AVAILABLE = -32004;

    /** The node is behind the cluster. */
    public static final int NODE_BEHIND = -32005;

    /** The node fell over this request. */
    public static final int INTERNAL_ERROR = -32603;

    private final int code;
    private final @Nullable String failure;

    /**
     * @param code a JSON-RPC error code (negative), an HTTP status, or {@link #NO_ANSWER}
     */
    public RpcException(int code, String message) {
        this(code, message, null);
    }

    /**
     * @param failure the error of the transaction that was asked about, as JSON
     */
    RpcException(int code, String message, @Nullable String failure) {
        super(message);
        this.code = code;
        this.failure = failure;
    }

    /** Why a simulation or preflight failed ({@code data.err}), as JSON; null if it did not. */
    public @Nullable String failure() {
        return failure;
    }

    public int code() {
        return code;
    }

    /** True if the same request may succeed later or elsewhere. */
    public boolean isPassing() {
        return code >= 0
                || code == BLOCK_NOT_AVAILABLE
                || code == NODE_BEHIND
                || code == INTERNAL_ERROR;
    }
}
