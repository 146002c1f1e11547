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
import java.util.Set;
import java.util.TreeSet;
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
 *
 * <p>A node may list a transaction and not have it. After {@value #MOST_LOOKS} looks the user of
 * such a wallet is left to sell only: what is missing may have been a purchase.
 */
public final class MissedOrders {
    private static final Logger LOG = LoggerFactory.getLogger(MissedOrders.class);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    /** Blocks' clocks and ours differ, and an order may have been on its way at the backup. */
    private static final long MARGIN_SECONDS = 600;

    /** Then a transaction that no node had is given up. */
    static final int MOST_LOOKS = 20;

    /** Takes what landed and is no order. */
    public interface OtherTransactions {
        /** Returns false if it is nobody's. */
        boolean adopt(String id, SignedTransaction landed) throws IOException;
    }

    private final RestoredLedger restored;
    private final Opener<OrderLedger> ledgers;
    private final SolanaRpc rpc;
    private final WalletHistory history;
    private final WalletBalances.Wallets wallets;
    private int looks;

    public MissedOrders(
            RestoredLedger restored,
            Opener<OrderLedger> ledgers,
            SolanaRpc rpc,
            WalletHistory history,
            WalletBalances.Wallets wallets) {
        this.restored = restored;
        this.ledgers = ledgers;
        this.rpc = rpc;
        this.history = history;
        this.wallets = wallets;
    }

    /**
     * Enters all that are missing; does nothing if none can be.
     *
     * @param others who knows withdrawals
     * @throws IOException if ledger or nodes could not be asked, or have not yet told everything;
     *     then it is to be done again, which enters nothing twice
     */
    public void enter(OtherTransactions others) throws IOException, InterruptedException {
        OptionalLong since = restored.missingSince();
        if (since.isEmpty()) {
            return;
        }
        int entered = 0;
        Set<Long> unread = new TreeSet<>();
        try (OrderLedger ledger = opened()) {
            for (Map.Entry<Long, String> user : wallets.all().entrySet()) {
                String wallet = user.getValue();
                List<LandedSignature> landed =
                        history.since(
                                wallet, history.before(wallet, since.getAsLong() - MARGIN_SECONDS));
                for (LandedSignature one : landed) {
                    Optional<Landed> read = read(one.signature());
                    if (read.isEmpty()) {
                        LOG.warn(
                                "user={} signature={} is on no node",
                                user.getKey(),
                                one.signature());
                        unread.add(user.getKey());
                    } else if (enter(ledger, user.getKey(), wallet, read.get(), others)) {
                        entered++;
                    }
                }
            }
        }
        if (!unread.isEmpty() && ++looks < MOST_LOOKS) {
            throw new IOException("expected every transaction of a history, some are on no node");
        }
        for (long user : unread) {
            restored.sellsOnly(user);
            LOG.error("user={} sells only: what its wallet did since the backup is unknown", user);
        }
        restored.complete();
        LOG.info("restored ledger: {} transactions of ours had landed since its backup", entered);
    }

    private record Landed(SignedTransaction signed, LandedTransaction effect) {}

    private Optional<Landed> read(String signature) throws IOException, InterruptedException {
        Optional<LandedTransaction> effect = Answers.await(rpc.transaction(signature));
        Optional<byte[]> bytes = Answers.await(rpc.wire(signature));
        if (effect.isEmpty() || bytes.isEmpty()) {
            return Optional.empty();
        }
        // Its last valid height is not on the chain; it has landed, so no height matters.
        return Optional.of(
                new Landed(
                        new SignedTransaction(signature, bytes.get(), 0, effect.get().slot()),
                        effect.get()));
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
            OrderLedger ledger, long user, String wallet, Landed landed, OtherTransactions others)
            throws IOException, InterruptedException {
        if (landed.effect().error() != null) {
            return false;
        }
        SignedTransaction signed = landed.signed();
        Optional<ChainMessage> message = message(signed.bytes(), wallet);
        Optional<String> id = message.flatMap(MissedOrders::memo);
        if (id.isEmpty()) {
            return false;
        }
        Optional<OrderTerms> terms =
                LandedTerms.of(id.get(), user, signed, landed.effect(), message.get());
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
