package io.slipstream.connectors.simulator;

import io.slipstream.connectors.simulator.ledger.TokenAccount;
import io.slipstream.connectors.simulator.ledger.Wallet;
import java.util.ArrayList;
import java.util.List;

/** Everybody without a plan: buys what is hot, sells when the others do. */
final class Crowd {
    private static final int PEOPLE = 4000;
    private static final double ESTABLISHED_HEAT = 1.2;
    private static final double SOL_USDC_HEAT = 0.8;

    private final Market market;
    private final MarketRandom random;
    private final SolUsdcPool solUsdc;
    private final List<Token> launched = new ArrayList<>();
    private final List<Token> established = new ArrayList<>();
    private final List<Wallet> people = new ArrayList<>();
    private double[] upTo = new double[64];
    private long weighedAt = -1;

    Crowd(Market market) {
        this.market = market;
        random = market.random();
        solUsdc = new SolUsdcPool(market);
        for (int i = 0; i < PEOPLE; i++) {
            people.add(market.newWallet(random.sol(25, 0.8, 3, 400)));
        }
    }

    void sees(Token token) {
        launched.add(token);
        weighedAt = -1;
    }

    void knows(Token token) {
        established.add(token);
    }

    List<Token> established() {
        return established;
    }

    /** Somebody trades something; false if he thinks better of it. */
    boolean trade() {
        double place = random.next() * weigh();
        int tokens = launched.size() + established.size();
        for (int i = 0; i < tokens; i++) {
            if (place < upTo[i]) {
                boolean isLaunched = i < launched.size();
                return isLaunched
                        ? trade(launched.get(i), 3)
                        : trade(established.get(i - launched.size()), 12);
            }
        }
        return solUsdc.trade();
    }

    /** Cumulated attention, renewed once a slot; tokens whose life is over are forgotten. */
    private double weigh() {
        int tokens = launched.size() + established.size();
        if (weighedAt == market.slot()) {
            return (tokens == 0 ? 0 : upTo[tokens - 1]) + SOL_USDC_HEAT;
        }
        weighedAt = market.slot();
        launched.removeIf(this::isOver);
        tokens = launched.size() + established.size();
        if (upTo.length < tokens) {
            upTo = new double[tokens * 2];
        }
        double sum = 0;
        for (int i = 0; i < tokens; i++) {
            sum += i < launched.size() ? launched.get(i).heat(weighedAt) : ESTABLISHED_HEAT;
            upTo[i] = sum;
        }
        return sum + SOL_USDC_HEAT;
    }

    private boolean isOver(Token token) {
        FatePlan plan = token.plan();
        if (plan != null && token.seconds(weighedAt) > plan.life()) {
            token.end();
        }
        return token.isOver();
    }

    private boolean trade(Token token, double scale) {
        double missing = token.missingSol(market.slot());
        double eager = 0.55 + missing / (scale * 4);
        boolean buys = random.chance(Math.min(0.93, Math.max(0.1, eager)));
        TokenAccount holder = buys ? null : token.anyHolder(random);
        if (holder != null) {
            return sell(token, holder);
        }
        Wallet buyer = people.get(random.below(PEOPLE));
        double median = 0.18 * (1 + Math.min(4, Math.max(0, missing) / scale));
        if (token.held(buyer) == 0) {
            token.joins(market.accountOf(token, buyer));
        }
        return market.buy(token, buyer, random.sol(median, 1, 0.01, 6));
    }

    private boolean sell(Token token, TokenAccount holder) {
        long units = holder.amount();
        if (random.chance(0.4)) {
            units = (long) (units * random.uniform(0.2, 0.7));
        }
        return market.sell(token, (Wallet) holder.owner(), units);
    }
}
