package io.slipstream.connectors.simulator;

import io.slipstream.connectors.simulator.ledger.Mint;
import io.slipstream.connectors.simulator.ledger.Wallet;
import java.util.ArrayList;
import java.util.List;

/** Creators and their bundles: launch, first buys, and what they do with them. */
final class CreatorPlay {
    /** More than any first buy with its fees and rents, lamports. */
    private static final long LAUNCH_MONEY = 10_000_000_000L;

    private final Market market;
    private final Agenda agenda;
    private final MarketRandom random;
    private final List<Wallet> known = new ArrayList<>();
    private final Wallet migrator;
    private int insidersOfLast;

    CreatorPlay(Market market, Agenda agenda) {
        this.market = market;
        this.agenda = agenda;
        random = market.random();
        migrator = market.newWallet(100_000_000_000L);
    }

    /** A new token with its fate; written by {@link Market#create}. */
    Token conceive() {
        Wallet creator = creator();
        FatePlan plan = new FatePlan(Fate.draw(random), random);
        Mint mint = market.newMint();
        PumpFunVenue venue = new PumpFunVenue(market.wire(), mint, creator);
        return new Token(mint, TokenName.random(random), creator, plan, market.slot(), venue);
    }

    /** Some creators come back, most are seen once. */
    private Wallet creator() {
        if (!known.isEmpty() && random.chance(0.3)) {
            Wallet back = known.get(random.below(known.size()));
            if (back.lamports() > LAUNCH_MONEY) {
                return back;
            }
        }
        Wallet creator = market.newWallet(random.sol(30, 0.5, 15, 200));
        if (known.size() < 200) {
            known.add(creator);
        }
        return creator;
    }

    /** The creation, and everything that he plans after it. */
    boolean launch(Token token, FatePlan plan) {
        double first =
                switch (plan.fate()) {
                    case RUG -> 1.6;
                    case SLOW_DEATH -> 0.6;
                    case PUMP -> 0.9;
                    case GRADUATE -> 1.2;
                };
        boolean buys = random.chance(plan.fate() == Fate.RUG ? 0.95 : 0.75);
        List<Wallet> insiders = bundle(token, plan);
        insidersOfLast = insiders.size();
        long turn = token.bornSlot() + SimulatorOptions.slots(plan.peakAt());
        if (plan.fate() == Fate.RUG) {
            insiders.add(0, token.creator());
            for (Wallet insider : insiders) {
                dump(token, insider, turn + random.below(4));
            }
        } else {
            for (Wallet insider : insiders) {
                dump(token, insider, turn + SimulatorOptions.slots(random.uniform(-10, 30)));
            }
            double leaves = plan.fate() == Fate.SLOW_DEATH ? 0.7 : 0.3;
            if (random.chance(leaves)) {
                dump(token, token.creator(), turn + SimulatorOptions.slots(random.uniform(0, 40)));
            }
        }
        return market.create(token, buys ? random.sol(first, 0.7, 0.05, 8) : 0);
    }

    /** Wallets of the bundle behind the newest launch. */
    int insidersOfLast() {
        return insidersOfLast;
    }

    /** Wallets of the creator that buy in the slot of the launch or the next. */
    private List<Wallet> bundle(Token token, FatePlan plan) {
        List<Wallet> insiders = new ArrayList<>();
        if (random.chance(plan.fate() == Fate.RUG ? 0.65 : 0.15)) {
            int count = random.between(2, 5);
            for (int i = 0; i < count; i++) {
                Wallet insider = market.newWallet(random.sol(8, 0.3, 4, 30));
                insiders.add(insider);
                long budget = random.sol(0.7, 0.4, 0.2, 2.5);
                agenda.plan(
                        market.slot() + random.below(2), () -> market.buy(token, insider, budget));
            }
        }
        return insiders;
    }

    /** Sells everything, as soon as it can be sold after the given slot. */
    private void dump(Token token, Wallet insider, long slot) {
        agenda.plan(
                slot,
                () -> {
                    if (token.held(insider) == 0) {
                        return false;
                    }
                    // Again, should it fail or the curve be closed just now.
                    if (!token.isOver()) {
                        dump(token, insider, market.slot() + 2);
                    }
                    return market.sell(token, insider, Long.MAX_VALUE);
                });
    }

    /** Somebody calls migrate a few slots after a curve is complete. */
    void completed(Token token) {
        agenda.plan(
                market.slot() + random.between(1, 3),
                () ->
                        migrator.lamports() < 1_000_000_000L
                                ? refund(token)
                                : market.migrate(token, migrator));
    }

    private boolean refund(Token token) {
        completed(token);
        return market.fund(migrator, 100_000_000_000L);
    }
}
