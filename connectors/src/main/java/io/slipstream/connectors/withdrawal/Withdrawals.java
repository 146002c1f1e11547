package io.slipstream.connectors.withdrawal;

import io.slipstream.connectors.solana.Commitment;
import io.slipstream.connectors.solana.orders.Absence;
import io.slipstream.connectors.solana.orders.Answers;
import io.slipstream.connectors.solana.rpc.ChainError;
import io.slipstream.connectors.solana.rpc.LandedTransaction;
import io.slipstream.connectors.solana.rpc.LatestBlockhash;
import io.slipstream.connectors.solana.rpc.SignatureStatus;
import io.slipstream.connectors.solana.rpc.SolanaRpc;
import io.slipstream.connectors.withdrawal.Withdrawal.State;
import io.slipstream.models.layout.WireTransaction;
import io.slipstream.models.port.Signer;
import io.slipstream.models.port.SigningException;
import io.slipstream.models.trade.SignedTransaction;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends withdrawals that are due, each once: the one transaction is stored before it is sent, the
 * same bytes are sent again until they have landed or provably never will, and no second one is
 * made. Used by one thread, which it blocks; several processes may do it at the same time.
 */
public final class Withdrawals implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Withdrawals.class);

    /** Of one signature; no priority fee is paid. */
    private static final long FEE_LAMPORTS = 5_000;

    /** An account with less than this is no account any more: rent exemption of no data. */
    private static final long LEAST_LEFT = 890_880;

    private final WithdrawalTable table;
    private final Signer signer;
    private final SolanaRpc rpc;
    private final List<Absence> proofs;
    private final long mostFeeLamports;

    /**
     * Takes over the signer, and closes it.
     *
     * @param rpc all nodes, with failover
     * @param nodes each node alone, for proofs
     * @param mostFeeLamports what each buy on its way may cost besides its input
     */
    public Withdrawals(
            String jdbcUrl,
            Signer signer,
            SolanaRpc rpc,
            List<SolanaRpc> nodes,
            long mostFeeLamports) {
        this.table = new WithdrawalTable(jdbcUrl);
        this.signer = signer;
        this.rpc = rpc;
        this.proofs = nodes.stream().map(Absence::new).toList();
        this.mostFeeLamports = mostFeeLamports;
    }

    /**
     * Looks at all that are due or on their way, once.
     *
     * @throws IOException if table or nodes could not be asked
     */
    public void look() throws IOException, InterruptedException {
        try {
            for (Withdrawal due : table.due()) {
                begin(due);
            }
            List<Withdrawal> pending = table.signed();
            if (!pending.isEmpty()) {
                follow(pending);
            }
        } catch (SQLException e) {
            throw new IOException("expected table withdrawals to answer", e);
        }
    }

    /**
     * One of ours has landed, which the table does not know since it was restored from a backup.
     * From here on it is one on its way.
     *
     * @return false if there is none of this id that waits
     */
    public boolean adopt(String id, SignedTransaction landed) throws IOException {
        try {
            return table.storeLanded(id, landed);
        } catch (SQLException e) {
            throw new IOException("expected table withdrawals to answer", e);
        }
    }

    private void begin(Withdrawal due) throws SQLException, IOException, InterruptedException {
        String user;
        try {
            user = signer.publicKey(due.userId());
        } catch (SigningException e) {
            refuse(due, e, "NO_WALLET");
            return;
        }
        long free =
                Answers.await(rpc.balance(user)) - table.promised(due.userId(), mostFeeLamports);
        long rest = Math.subtractExact(free, Math.addExact(due.lamports(), FEE_LAMPORTS));
        if (rest < LEAST_LEFT) {
            table.end(due, State.FAILED, "INSUFFICIENT_FUNDS", 0);
            return;
        }
        LatestBlockhash blockhash = Answers.await(rpc.latestBlockhash());
        WireTransaction unsigned =
                WireTransaction.unsigned(WithdrawalMessage.of(due, user, blockhash.hash()));
        byte[] message = unsigned.messageBytes();
        String objection = WithdrawalMessage.objection(message, due, user);
        if (objection != null) {
            throw new IllegalStateException("withdrawal=" + due.id() + " " + objection);
        }
        try {
            WireTransaction signed = unsigned.signedBy(user, signer.sign(due.userId(), message));
            SignedTransaction stored =
                    new SignedTransaction(
                            signed.signature(),
                            signed.toBytes(),
                            blockhash.lastValidBlockHeight(),
                            blockhash.slot());
            // What was cancelled meanwhile, or stored by another process, is dropped here.
            boolean won = table.store(due.id(), stored);
            LOG.info("withdrawal={} user={} signed={}", due.id(), due.userId(), won);
        } catch (SigningException e) {
            refuse(due, e, "NO_WALLET");
        }
    }

    private void refuse(Withdrawal due, SigningException problem, String reason)
            throws SQLException {
        LOG.warn("withdrawal={} user={} {}", due.id(), due.userId(), problem.getMessage());
        if (!problem.passes()) {
            table.end(due, State.FAILED, reason, 0);
        }
    }

    private void follow(List<Withdrawal> pending)
            throws SQLException, IOException, InterruptedException {
        List<String> signatures = pending.stream().map(one -> signed(one).signature()).toList();
        // Asked before the status: a height that has passed says something only of later answers.
        long height = Answers.await(rpc.blockHeight(Commitment.CONFIRMED));
        Map<String, SignatureStatus> statuses = Answers.await(rpc.statuses(signatures, false));
        for (Withdrawal one : pending) {
            SignedTransaction signed = signed(one);
            SignatureStatus status = statuses.get(signed.signature());
            if (status != null) {
                if (status.settled()) {
                    read(one);
                }
            } else if (signed.lastValidBlockHeight() < height) {
                prove(one);
            } else {
                send(one);
            }
        }
    }

    /** Whatever the node answers, it may land. */
    private void send(Withdrawal one) throws InterruptedException {
        try {
            String unused = Answers.await(rpc.send(signed(one).bytes()));
        } catch (IOException doubt) {
            LOG.info("withdrawal={} {}", one.id(), doubt.getMessage());
        }
    }

    private void read(Withdrawal one) throws SQLException, IOException, InterruptedException {
        Optional<LandedTransaction> landed =
                Answers.await(rpc.transaction(signed(one).signature()));
        if (landed.isPresent()) {
            ChainError error = landed.get().error();
            table.end(
                    one,
                    error == null ? State.LANDED : State.FAILED,
                    error == null ? "" : error.toString(),
                    landed.get().fee());
        }
    }

    /** It can no longer land; only one node's whole history says that it has not. */
    private void prove(Withdrawal one) throws SQLException, IOException, InterruptedException {
        SignedTransaction signed = signed(one);
        for (Absence node : proofs) {
            if (Answers.await(node.of(List.of(signed))).contains(signed.signature())) {
                table.end(one, State.EXPIRED, "EXPIRED_BLOCKHASH", 0);
                return;
            }
        }
        SignatureStatus found =
                Answers.await(rpc.statuses(List.of(signed.signature()), true))
                        .get(signed.signature());
        if (found != null && found.settled()) {
            read(one);
        }
    }

    private static SignedTransaction signed(Withdrawal one) {
        SignedTransaction signed = one.signed();
        if (signed == null) {
            throw new IllegalStateException("expected a stored transaction of " + one.id());
        }
        return signed;
    }

    @Override
    public void close() {
        signer.close();
    }
}
