package io.slipstream.connectors.simulator;

import io.slipstream.connectors.simulator.ledger.Wallet;
import java.util.ArrayList;
import java.util.List;

/**
 * The leaders. Good ones sense what a token will become, buy it within seconds and sell in parts on
 * the way up; bad ones buy late what has already risen, and hold on. Some flip within two slots.
 */
final class LeaderPlay {
    private static final double USUAL_RATE = 40;

    private final Market market;
    private final Agenda agenda;
    private final MarketRandom random;
    private final Crowd crowd;
    private final List<Wallet> wallets = new ArrayList<>();
    private final double restSeconds;

    LeaderPlay(Market market, Agenda agenda, Crowd crowd, SimulatorOptions options) {
        this.market = market;
        this.agenda = agenda;
        this.crowd = crowd;
        random = market.random();
        restSeconds = 80 * USUAL_RATE / options.transactionsPerSecond();
        for (int i = 0; i < options.leaders(); i++) {
            long lamports = random.sol(800, 0.6, 200, 5000);
            wallets.add(market.newWallet(SimulatedLeaders.address(i), lamports));
            rests(i);
        }
    }

    /** Each leader makes up his mind about a new token. */
    void sees(Token token, FatePlan plan) {
        for (int i = 0; i < wallets.size(); i++) {
            double skill = SimulatedLeaders.skill(i);
            double sense = skill * plan.quality() + (1.2 - skill) * random.gaussian();
            if (sense > 0.45 && random.chance(0.35)) {
                boolean early = random.chance(0.2 + 0.75 * skill);
                double delay =
                        early ? random.uniform(0.8, 14) : plan.peakAt() * random.uniform(0.5, 1.2);
                int leader = i;
                agenda.plan(
                        market.slot() + SimulatorOptions.slots(delay), () -> enter(leader, token));
            }
        }
    }

    /** Between launches, leaders trade established tokens. */
    private void rests(int leader) {
        long pause = SimulatorOptions.slots(random.exponential(restSeconds));
        agenda.plan(
                market.slot() + pause,
                () -> {
                    rests(leader);
                    List<Token> known = crowd.established();
                    return enter(leader, known.get(random.below(known.size())));
                });
    }

    private boolean enter(int leader, Token token) {
        Wallet wallet = wallets.get(leader);
        if (token.isOver() || token.held(wallet) > 0 && random.chance(0.8)) {
            return false;
        }
        boolean isNew = token.held(wallet) == 0;
        double price = token.venue().price();
        long budget = random.sol(token.plan() == null ? 3 : 0.9, 0.7, 0.1, 15);
        boolean bought = market.buy(token, wallet, budget);
        if (bought && isNew) {
            boolean flips = random.chance(SimulatedLeaders.flips(leader) ? 0.65 : 0.06);
            watch(new Position(leader, wallet, token, price, flips));
        }
        return bought;
    }

    private void watch(Position position) {
        long pause;
        if (position.flips) {
            pause = random.between(1, 2);
        } else {
            double skill = SimulatedLeaders.skill(position.leader);
            pause = SimulatorOptions.slots(random.uniform(3, 8 + 10 * (1 - skill)));
        }
        agenda.plan(market.slot() + pause, () -> look(position));
    }

    private boolean look(Position position) {
        Token token = position.token;
        long held = token.held(position.wallet);
        if (held == 0) {
            return false;
        }
        position.looks++;
        position.largest = Math.max(position.largest, held);
        double share = held < position.largest / 10 ? 1 : shareToSell(position);
        boolean last = share >= 1;
        boolean sold =
                share > 0
                        && market.sell(token, position.wallet, last ? held : (long) (held * share));
        boolean dust = last && !sold && token.venue().isOpen();
        if (!dust) {
            // Also after the last sale, which can have failed.
            watch(position);
        }
        return sold;
    }

    /** 0 to hold, 1 for everything. */
    private double shareToSell(Position position) {
        Token token = position.token;
        if (position.flips || token.isOver()) {
            return 1;
        }
        double multiple = token.venue().price() / position.entryPrice;
        double skill = SimulatedLeaders.skill(position.leader);
        double part = random.uniform(0.2, 0.7);
        if (multiple >= position.nextTarget) {
            position.nextTarget *= 1.6;
            return part;
        }
        double stop = 0.3 + 0.5 * skill;
        if (multiple < stop && random.chance(0.3 + 0.7 * skill)) {
            return 1;
        }
        boolean slow = token.plan() == null || position.looks > 6;
        if (slow && random.chance(0.45)) {
            return random.chance(0.45) ? 1 : part;
        }
        return random.chance(0.08) ? part : 0;
    }

    /** What a leader holds of one token, and how he means to sell it. */
    private static final class Position {
        private final int leader;
        private final Wallet wallet;
        private final Token token;
        private final double entryPrice;
        private final boolean flips;
        private double nextTarget;
        private long largest;
        private int looks;

        Position(int leader, Wallet wallet, Token token, double entryPrice, boolean flips) {
            this.leader = leader;
            this.wallet = wallet;
            this.token = token;
            this.entryPrice = entryPrice;
            this.flips = flips;
            nextTarget = 1.25 + 1.5 * (1 - SimulatedLeaders.skill(leader));
        }
    }
}
