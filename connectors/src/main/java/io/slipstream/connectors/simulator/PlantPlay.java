package io.slipstream.connectors.simulator;

import io.slipstream.connectors.simulator.ledger.Wallet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The planted leaders: some of each {@link PlantedRole}. Those who deceive with several wallets
 * have funded them from one purse, on the chain; the others have withdrawn from an exchange.
 * Without any leaders, nothing random is asked for, so that the market is the same as ever.
 */
final class PlantPlay {
    private static final int FOLLOWERS = 12;
    private static final int ACCOMPLICES = 3;
    private static final long PURSE = 2_000_000_000_000L;
    private static final long FEES = 1_000_000_000L;
    private static final double SKIPS = 0.35;

    /** How often the wallets of a loose sybil act together. */
    private static final double TOGETHER = 0.4;

    private final Market market;
    private final Agenda agenda;
    private final MarketRandom random;
    private final List<Plant> plants = new ArrayList<>();

    /** A leader, those who act with him, and whether his luck has come. */
    private static final class Plant {
        private final PlantedRole role;
        private final Wallet leader;
        private final List<Wallet> others = new ArrayList<>();
        private boolean hasWon;

        Plant(PlantedRole role, Wallet leader) {
            this.role = role;
            this.leader = leader;
        }

        List<Wallet> wallets() {
            List<Wallet> wallets = new ArrayList<>(List.of(leader));
            wallets.addAll(others);
            return wallets;
        }
    }

    PlantPlay(Market market, Agenda agenda, int ofEachRole, Set<PlantedRole> roles) {
        this.market = market;
        this.agenda = agenda;
        random = market.random();
        for (int n = 0; n < ofEachRole; n++) {
            for (PlantedRole role : PlantedRole.values()) {
                if (roles.contains(role)) {
                    plants.add(plant(role, n));
                }
            }
        }
    }

    private Plant plant(PlantedRole role, int n) {
        int first = n * role.wallets();
        Plant plant = new Plant(role, market.newWallet(role.address(first), 0));
        int others =
                switch (role) {
                    case WASH -> 1;
                    case WASH_RING -> ACCOMPLICES;
                    case SYBIL, LOOSE_SYBIL -> role.wallets() - 1;
                    case DUMPER -> FOLLOWERS;
                    case HONEST, LUCKY -> 0;
                };
        for (int i = 1; i <= others; i++) {
            boolean counts = i < role.wallets();
            plant.others.add(
                    counts ? market.newWallet(role.address(first + i), 0) : market.newWallet(0));
        }
        fund(plant);
        return plant;
    }

    /** Before the first launch. */
    private void fund(Plant plant) {
        Wallet purse =
                switch (plant.role) {
                    case WASH, WASH_RING, SYBIL, LOOSE_SYBIL ->
                            market.newWallet(PURSE * plant.wallets().size() + FEES);
                    case HONEST, LUCKY, DUMPER -> market.exchange();
                };
        for (Wallet wallet : plant.wallets()) {
            agenda.plan(market.slot(), () -> market.transfer(purse, wallet, PURSE));
        }
    }

    /** Each decides about a new token. */
    void sees(Token token, FatePlan plan) {
        for (Plant plant : plants) {
            if (random.chance(SKIPS)) {
                continue;
            }
            switch (plant.role) {
                case HONEST -> invest(List.of(plant.leader), token, plan);
                case SYBIL -> invest(plant.wallets(), token, plan);
                case LOOSE_SYBIL -> investLoosely(plant.wallets(), token, plan);
                case LUCKY -> gamble(plant, token, plan);
                case WASH, WASH_RING -> wash(plant, token);
                case DUMPER -> dump(plant, token);
            }
        }
    }

    /** Good tokens, early; half is sold on the way up, the rest at the turn. */
    private void invest(List<Wallet> wallets, Token token, FatePlan plan) {
        boolean senses = plan.quality() > 0 || random.chance(0.15);
        if (!senses) {
            return;
        }
        long at = after(random.uniform(3, 10));
        long half = at + slots(Math.max(6, plan.peakAt() * 0.5));
        long end = at + slots(Math.max(10, plan.peakAt() * 0.85));
        long budget = random.sol(0.6, 0.3, 0.2, 1.5);
        for (Wallet wallet : wallets) {
            buys(wallet, token, at, budget);
            agenda.plan(half, () -> market.sell(token, wallet, token.held(wallet) / 2));
            sellsAll(wallet, token, end);
        }
    }

    private void investLoosely(List<Wallet> wallets, Token token, FatePlan plan) {
        if (random.chance(TOGETHER)) {
            invest(wallets, token, plan);
        } else {
            wallets.forEach(wallet -> invest(List.of(wallet), token, plan));
        }
    }

    /** Small stakes anywhere and late, but once a large one in the best there is. */
    private void gamble(Plant plant, Token token, FatePlan plan) {
        if (!plant.hasWon && plan.fate() == Fate.GRADUATE) {
            plant.hasWon = true;
            long at = after(2);
            buys(plant.leader, token, at, random.sol(6, 0.2, 4, 9));
            sellsAll(plant.leader, token, at + slots(plan.peakAt() * 0.8));
        } else if (plan.fate() != Fate.GRADUATE) {
            long at = after(plan.peakAt() * random.uniform(0.7, 1.1));
            buys(plant.leader, token, at, random.sol(0.15, 0.3, 0.05, 0.3));
            sellsAll(plant.leader, token, at + slots(random.uniform(10, 40)));
        }
    }

    /** The leader buys, an accomplice pushes the price, the leader sells into it. */
    private void wash(Plant plant, Token token) {
        Wallet accomplice = plant.others.get(random.below(plant.others.size()));
        long at = after(random.uniform(4, 40));
        buys(plant.leader, token, at, random.sol(1, 0.3, 0.5, 2));
        buys(accomplice, token, at + 1, random.sol(6, 0.2, 4, 9));
        sellsAll(plant.leader, token, at + 2);
        sellsAll(accomplice, token, at + 4);
    }

    /** The leader buys, his followers do, and he sells into their buys. */
    private void dump(Plant plant, Token token) {
        long at = after(random.uniform(4, 40));
        buys(plant.leader, token, at, random.sol(1, 0.3, 0.5, 2));
        for (Wallet follower : plant.others) {
            buys(follower, token, at + random.between(1, 3), random.sol(0.4, 0.3, 0.2, 0.8));
            sellsAll(follower, token, at + slots(random.uniform(10, 60)));
        }
        sellsAll(plant.leader, token, at + random.between(4, 6));
    }

    private void buys(Wallet wallet, Token token, long slot, long budget) {
        agenda.plan(slot, () -> !token.isOver() && market.buy(token, wallet, budget));
    }

    private void sellsAll(Wallet wallet, Token token, long slot) {
        agenda.plan(
                slot,
                () -> {
                    long held = token.held(wallet);
                    if (held == 0) {
                        return false;
                    }
                    boolean sold = market.sell(token, wallet, held);
                    if (sold || !token.venue().isOpen()) {
                        // It may have failed, or the token is between two venues: looks again.
                        sellsAll(wallet, token, market.slot() + 3);
                    }
                    return sold;
                });
    }

    private long after(double seconds) {
        return market.slot() + slots(seconds);
    }

    private static long slots(double seconds) {
        return SimulatorOptions.slots(seconds);
    }
}
