package io.slipstream.connectors.simulator;

import io.slipstream.connectors.simulator.ledger.Chain;
import io.slipstream.connectors.simulator.ledger.Mint;
import io.slipstream.connectors.simulator.ledger.TokenAccount;
import io.slipstream.connectors.simulator.ledger.Wallet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A token with its market: the venue, who holds it, and what the crowd wants of it. */
final class Token {
    private final Mint mint;
    private final TokenName name;
    private final Wallet creator;
    private final @Nullable FatePlan plan;
    private final long bornSlot;
    private final double anchorSol;
    private final double startPrice;
    private final Map<Wallet, TokenAccount> accounts = new HashMap<>();
    private final List<TokenAccount> crowd = new ArrayList<>();
    private Venue venue;
    private boolean over;

    /** A launch, whose plan says what becomes of it. */
    Token(Mint mint, TokenName name, Wallet creator, FatePlan plan, long bornSlot, Venue venue) {
        this(mint, name, creator, plan, bornSlot, venue, 0);
    }

    private Token(
            Mint mint,
            TokenName name,
            Wallet creator,
            @Nullable FatePlan plan,
            long bornSlot,
            Venue venue,
            double anchorSol) {
        this.mint = mint;
        this.name = name;
        this.creator = creator;
        this.plan = plan;
        this.bornSlot = bornSlot;
        this.venue = venue;
        this.anchorSol = anchorSol;
        startPrice = venue.price();
    }

    /** An established token: its pool swings around what it holds now. */
    static Token established(Mint mint, TokenName name, Wallet creator, Venue venue) {
        return new Token(mint, name, creator, null, 0, venue, venue.quoteReserve() / 1e9);
    }

    Mint mint() {
        return mint;
    }

    TokenName name() {
        return name;
    }

    Wallet creator() {
        return creator;
    }

    @Nullable FatePlan plan() {
        return plan;
    }

    long bornSlot() {
        return bornSlot;
    }

    Venue venue() {
        return venue;
    }

    void moveTo(Venue next) {
        venue = next;
    }

    boolean isOver() {
        return over;
    }

    /** Nobody but those who still hold it trades it from now on. */
    void end() {
        over = true;
    }

    double seconds(long slot) {
        return (slot - bornSlot) * 0.4;
    }

    /** Price now against the first one. */
    double multiple() {
        return venue.price() / startPrice;
    }

    /** SOL that the crowd misses in the token; negative if it wants out. */
    double missingSol(long slot) {
        if (plan == null) {
            double swing = 1 + 0.25 * StrictMath.sin(slot / 170.0 + anchorSol);
            return anchorSol * swing - venue.quoteReserve() / 1e9;
        }
        double held = venue.quoteReserve() / 1e9;
        if (venue instanceof PumpFunVenue) {
            held -= 30;
        }
        return plan.targetSol(seconds(slot)) - held;
    }

    double heat(long slot) {
        return plan == null ? 1 : plan.heat(seconds(slot));
    }

    /** The account of a wallet, which may not be open yet. */
    TokenAccount accountOf(Wallet wallet, Chain chain) {
        TokenAccount account = accounts.get(wallet);
        if (account == null) {
            account = TokenAccount.closed(chain.newKey(), mint, wallet);
            accounts.put(wallet, account);
        }
        return account;
    }

    /** Units of a wallet; 0 if it never held any. */
    long held(Wallet wallet) {
        TokenAccount account = accounts.get(wallet);
        return account == null ? 0 : account.amount();
    }

    /** Adds one of the crowd, who had none of the token before. */
    void joins(TokenAccount account) {
        crowd.add(account);
    }

    /** Some holder of the crowd; null if none is left. */
    @Nullable TokenAccount anyHolder(MarketRandom random) {
        while (!crowd.isEmpty()) {
            int place = random.below(crowd.size());
            TokenAccount account = crowd.get(place);
            if (account.amount() > 0) {
                return account;
            }
            TokenAccount last = crowd.remove(crowd.size() - 1);
            if (place < crowd.size()) {
                crowd.set(place, last);
            }
        }
        return null;
    }
}
