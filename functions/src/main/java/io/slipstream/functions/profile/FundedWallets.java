package io.slipstream.functions.profile;

import io.slipstream.models.chain.SolTransfer;
import io.slipstream.models.unit.Lamports;
import java.util.ArrayList;
import java.util.List;

/**
 * Whom one wallet has funded: they are linked with it and with each other, unless it is an
 * exchange. Flink state, hence the public fields.
 */
public final class FundedWallets {
    /** Whoever funds more is an exchange, a bridge or a casino, and links nobody. */
    static final int MOST = 50;

    /**
     * So is whoever holds as much: of an exchange a live feed sees only those of its customers who
     * are followed. Lamports.
     */
    static final long EXCHANGE_LAMPORTS = 10_000 * Lamports.PER_SOL;

    /** In the order of their first funding; empty once it links nobody. */
    public List<String> wallets = new ArrayList<>();

    public boolean linksNobody;

    /** What is to be told whom of one more transfer from this wallet. */
    public List<WalletLink> fund(SolTransfer transfer) {
        String funder = transfer.from();
        String wallet = transfer.to();
        if (linksNobody) {
            return List.of();
        }
        boolean known = wallets.contains(wallet);
        if (transfer.fromBalanceBefore() >= EXCHANGE_LAMPORTS || !known && wallets.size() == MOST) {
            return unlink(funder);
        }
        if (known) {
            return List.of();
        }
        List<WalletLink> told = new ArrayList<>(wallets.size() + 2);
        List<String> partners = new ArrayList<>(wallets);
        partners.add(funder);
        told.add(new WalletLink(wallet, funder, partners));
        told.add(new WalletLink(funder, funder, List.of(wallet)));
        wallets.forEach(one -> told.add(new WalletLink(one, funder, List.of(wallet))));
        wallets.add(wallet);
        return told;
    }

    private List<WalletLink> unlink(String funder) {
        linksNobody = true;
        List<WalletLink> told = new ArrayList<>(wallets.size() + 1);
        if (!wallets.isEmpty()) {
            told.add(new WalletLink(funder, funder, List.of()));
            wallets.forEach(one -> told.add(new WalletLink(one, funder, List.of())));
            wallets.clear();
        }
        return told;
    }
}
