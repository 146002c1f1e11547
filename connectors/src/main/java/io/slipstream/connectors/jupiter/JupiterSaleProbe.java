package io.slipstream.connectors.jupiter;

import io.slipstream.connectors.solana.JsonRpcClient;
import io.slipstream.connectors.solana.RpcEndpoint;
import io.slipstream.connectors.solana.SolanaNodes;
import io.slipstream.connectors.solana.rpc.ChainAccount;
import io.slipstream.connectors.solana.rpc.LatestBlockhash;
import io.slipstream.connectors.solana.rpc.RecentBlockhash;
import io.slipstream.connectors.solana.rpc.SolanaRpc;
import io.slipstream.models.chain.Side;
import io.slipstream.models.port.SaleProbe;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.trade.VenueReason;
import io.slipstream.models.unit.Base58;
import io.slipstream.models.unit.Mints;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Simulates a buy and the sale of what it brings in one transaction, as the venue would build both,
 * with the money of a wallet that signs nothing and never hears of it.
 */
public final class JupiterSaleProbe implements SaleProbe {
    private static final int MOST_IN_FLIGHT = 16;

    /** The price is not the question. */
    private static final int SLIPPAGE_BPS = 1_000;

    private final JupiterClient jupiter;
    private final SolanaRpc rpc;
    private final RecentBlockhash blockhashes;
    private final SwapBuilder builder;
    private final String wallet;

    private JupiterSaleProbe(
            JupiterClient jupiter, SolanaRpc rpc, SwapBuilder builder, String wallet) {
        this.jupiter = jupiter;
        this.rpc = rpc;
        this.blockhashes = new RecentBlockhash(rpc::latestBlockhash, System::nanoTime);
        this.builder = builder;
        this.wallet = wallet;
    }

    /**
     * Opens one.
     *
     * @param url of Jupiter, without {@code /swap/v1}
     * @param wallet address of one that holds enough for the largest buy
     * @throws IllegalArgumentException if one of the two is malformed
     */
    public static JupiterSaleProbe open(String url, SolanaNodes nodes, String wallet) {
        if (!Base58.isAddress(wallet)) {
            throw new IllegalArgumentException(
                    "SOLANA_PROBE_WALLET: expected an address, was " + wallet);
        }
        JupiterSettings settings =
                JupiterSettings.standard(
                        url, nodes.rpc().stream().map(node -> node.uri().toString()).toList());
        SolanaRpc rpc =
                new SolanaRpc(new JsonRpcClient(nodes.rpc(), settings.limits()), MOST_IN_FLIGHT);
        JupiterClient jupiter =
                new JupiterClient(RpcEndpoint.parse(url), settings.limits(), MOST_IN_FLIGHT);
        return new JupiterSaleProbe(
                jupiter,
                rpc,
                new SwapBuilder(jupiter, rpc, new LookupTables(rpc), settings),
                wallet);
    }

    @Override
    public CompletableFuture<@Nullable Boolean> sells(String mint, long lamports) {
        OrderTerms terms = buy(mint, lamports);
        CompletableFuture<LatestBlockhash> blockhash = blockhashes.get();
        CompletableFuture<Map<String, ChainAccount>> accounts = rpc.accounts(List.of(mint));
        CompletableFuture<Quote> quote = jupiter.quote(terms);
        return CompletableFuture.allOf(blockhash, accounts, quote)
                .thenCompose(
                        all ->
                                builder.proveSale(
                                        SwapContext.of(
                                                terms,
                                                wallet,
                                                owner(accounts.join().get(mint)),
                                                blockhash.join(),
                                                worth(quote.join()))))
                .handle((sold, problem) -> problem == null ? Boolean.TRUE : verdict(problem));
    }

    /** Only a sale that failed says that it fails. */
    private static @Nullable Boolean verdict(Throwable problem) {
        Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
        return cause instanceof OrderRefusedException refused
                        && refused.reason() == VenueReason.HONEYPOT
                ? Boolean.FALSE
                : null;
    }

    /** A fee may take all that is bought: there is nothing to sell then. */
    private static Quote worth(Quote quote) {
        if (quote.leastOut() <= 0) {
            throw new OrderRefusedException(
                    VenueReason.HONEYPOT,
                    "expected a buy that brings something, was one of nothing");
        }
        return quote;
    }

    private static String owner(@Nullable ChainAccount mint) {
        if (mint == null) {
            throw new OrderRefusedException(
                    VenueReason.TOKEN_NOT_TRADABLE, "expected a mint, was nothing");
        }
        return mint.owner();
    }

    private static OrderTerms buy(String mint, long lamports) {
        return new OrderTerms(
                "",
                "",
                0,
                OrderContext.SNIPER,
                null,
                "probe",
                null,
                0,
                0,
                0,
                0,
                Side.BUY,
                mint,
                Mints.SOL,
                mint,
                lamports,
                SLIPPAGE_BPS,
                0,
                0,
                1);
    }
}
