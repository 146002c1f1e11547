package io.slipstream.connectors.solana.orders;

import io.slipstream.connectors.solana.rpc.LandedTransaction;
import io.slipstream.connectors.solana.rpc.LandedTransaction.TokenBalance;
import io.slipstream.models.chain.Side;
import io.slipstream.models.layout.ChainMessage;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.trade.SignedTransaction;
import io.slipstream.models.unit.Mints;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What an order must have said, by what its transaction did. */
final class LandedTerms {
    static final String SOURCE = "chain";

    private LandedTerms() {}

    /** Empty if not exactly one token came or went: then it was no order. */
    static Optional<OrderTerms> of(
            String orderId,
            long user,
            SignedTransaction signed,
            LandedTransaction landed,
            ChainMessage message) {
        String wallet = message.feePayer();
        Set<String> moved = new TreeSet<>();
        Stream.concat(landed.tokensBefore().stream(), landed.tokensAfter().stream())
                .filter(balance -> balance.owner().equals(wallet))
                .map(TokenBalance::mint)
                .filter(mint -> !mint.equals(Mints.SOL) && landed.unitsGained(wallet, mint) != 0)
                .forEach(moved::add);
        if (moved.size() != 1) {
            return Optional.empty();
        }
        String mint = moved.iterator().next();
        long units = landed.unitsGained(wallet, mint);
        boolean buy = units > 0;
        long input =
                buy
                        ? Outcome.transferred(message, to -> isWrapped(to, landed, wallet))
                        : Math.negateExact(units);
        return input <= 0
                ? Optional.empty()
                : Optional.of(
                        new OrderTerms(
                                orderId,
                                SOURCE + ":" + signed.signature(),
                                user,
                                OrderContext.MANUAL_COMMAND,
                                null,
                                SOURCE,
                                signed.signature(),
                                landed.slot(),
                                0,
                                landed.blockTime(),
                                Math.multiplyExact(landed.blockTime(), 1_000L),
                                buy ? Side.BUY : Side.SELL,
                                mint,
                                buy ? Mints.SOL : mint,
                                buy ? mint : Mints.SOL,
                                input,
                                0,
                                0,
                                0,
                                landed.slot()));
    }

    /** The wallet's own account of wrapped SOL, which mostly is closed again behind the swap. */
    private static boolean isWrapped(int account, LandedTransaction landed, String wallet) {
        return landed.lamportsAfter().get(account) == 0
                || landed.tokensAfter().stream()
                        .anyMatch(
                                balance ->
                                        balance.account() == account
                                                && balance.owner().equals(wallet));
    }
}
