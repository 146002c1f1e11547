package io.slipstream.connectors.solana.orders;

import io.slipstream.connectors.solana.LandedSignature;
import io.slipstream.connectors.solana.WalletHistory;
import io.slipstream.connectors.solana.rpc.LandedTransaction;
import io.slipstream.connectors.solana.rpc.SolanaRpc;
import io.slipstream.models.layout.ChainMessage;
import io.slipstream.models.layout.CompiledInstruction;
import io.slipstream.models.layout.MalformedLayoutException;
import io.slipstream.models.layout.Programs;
import io.slipstream.models.layout.WireTransaction;
import io.slipstream.models.port.Opener;
import io.slipstream.models.port.OrderLedger;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.trade.SignedTransaction;
import io.slipstream.models.trade.StoredOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a ledger that was restored from a backup does not know: orders and withdrawals that landed
 * after the backup was made. The chain knows them, since each transaction of ours carries its id as
 * a memo. They are entered as signed before anything else is looked at, so that the same signal
 * cannot buy again; what they brought, {@link OpenOrders} then reads like that of every other
 * order.
 *
 * <p>Who caused an order is not on the chain: it is entered as {@code manual_command} with source
 * {@code chain}. Transactions that failed are left out: they moved nothing.
 */
public final class MissedOrders {
    private static final Logger LOG = LoggerFactory.getLogger(MissedOrders.class);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    /** Blocks' clocks and ours differ, and an order may have been on its way at the backup. */
    private static final long MARGIN_SECONDS = 600;

    /** Takes what landed and is no order. */
    public interface OtherTransactions {
        /** Returns false if it is nobody's. */
        boolean adopt(String id, SignedTransaction landed) throws IOException;
    }

    private final LandedSince ledgerGap;
    private final Opener<OrderLedger> ledgers;
    private final SolanaRpc rpc;
    private final WalletHistory history;
    private final WalletBalances.Wallets wallets;

    public MissedOrders(
            LandedSince ledgerGap,
            Opener<OrderLedger> ledgers,
            SolanaRpc rpc,
            WalletHistory history,
            WalletBalances.Wallets wallets) {
        this.ledgerGap = ledgerGap;
        this.ledgers = ledgers;
        this.rpc = rpc;
        this.history = history;
        this.wallets = wallets;
    }

    /**
     * Enters all that are missing; does nothing if none can be.
     *
     * @param others who knows withdrawals
     * @throws IOException if ledger or nodes could not be asked; then it is to be done again, which
     *     enters nothing twice
     */
    public void enter(OtherTransactions others) throws IOException, InterruptedException {
        OptionalLong since = ledgerGap.gap();
        if (since.isEmpty()) {
            return;
        }
        int entered = 0;
        try (OrderLedger ledger = opened()) {
            for (Map.Entry<Long, String> user : wallets.all().entrySet()) {
                String wallet = user.getValue();
                List<LandedSignature> landed =
                        history.since(
                                wallet, history.before(wallet, since.getAsLong() - MARGIN_SECONDS));
                for (LandedSignature one : landed) {
                    entered += enter(ledger, user.getKey(), wallet, one, others) ? 1 : 0;
                }
            }
        }
        ledgerGap.close();
        LOG.info("restored ledger: {} transactions of ours had landed since its backup", entered);
    }

    private OrderLedger opened() throws IOException, InterruptedException {
        try {
            return ledgers.open();
        } catch (IOException | InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("expected the ledger to open", e);
        }
    }

    private boolean enter(
            OrderLedger ledger,
            long user,
            String wallet,
            LandedSignature one,
            OtherTransactions others)
            throws IOException, InterruptedException {
        Optional<LandedTransaction> landed = Answers.await(rpc.transaction(one.signature()));
        Optional<byte[]> bytes = Answers.await(rpc.wire(one.signature()));
        if (landed.isEmpty() || bytes.isEmpty()) {
            throw new IOException(
                    "expected transaction " + one.signature() + " of a history, was none");
        }
        if (landed.get().error() != null) {
            return false;
        }
        Optional<ChainMessage> message = message(bytes.get(), wallet);
        Optional<String> id = message.flatMap(MissedOrders::memo);
        if (id.isEmpty()) {
            return false;
        }
        // Its last valid height is not on the chain; it has landed, so no height matters.
        SignedTransaction signed =
                new SignedTransaction(one.signature(), bytes.get(), 0, landed.get().slot());
        Optional<OrderTerms> terms =
                LandedTerms.of(id.get(), user, signed, landed.get(), message.get());
        return terms.isPresent()
                ? enter(ledger, terms.get(), signed)
                : others.adopt(id.get(), signed);
    }

    private static boolean enter(OrderLedger ledger, OrderTerms terms, SignedTransaction signed)
            throws IOException, InterruptedException {
        Order standing = Answers.await(ledger.store(Order.decided(terms)));
        if (signed.signature().equals(standing.signature())) {
            return false;
        }
        if (!standing.state().isFinal() && standing.signature() != null) {
            // A later attempt has landed, so the one that the backup knows was given up.
            standing = Answers.await(ledger.advance(standing.triedAgain()));
        }
        StoredOrder entered = Answers.await(ledger.sign(standing, signed));
        boolean known = signed.signature().equals(entered.order().signature());
        if (known) {
            LOG.info("order={} signature={} entered", terms.orderId(), signed.signature());
        } else {
            LOG.warn(
                    "order={} signature={} has landed, the ledger says {}",
                    terms.orderId(),
                    signed.signature(),
                    entered.order().state());
        }
        return known;
    }

    /** Empty if somebody else paid for it, or it is of a form that we do not write. */
    private static Optional<ChainMessage> message(byte[] bytes, String wallet) {
        try {
            ChainMessage message = WireTransaction.read(bytes).message();
            return message.feePayer().equals(wallet) ? Optional.of(message) : Optional.empty();
        } catch (MalformedLayoutException foreign) {
            return Optional.empty();
        }
    }

    private static Optional<String> memo(ChainMessage message) {
        for (CompiledInstruction instruction : message.instructions()) {
            if (message.keys().get(instruction.program()).equals(Programs.MEMO)) {
                String text = new String(instruction.data(), StandardCharsets.UTF_8);
                return ID.matcher(text).matches() ? Optional.of(text) : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
