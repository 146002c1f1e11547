package io.slipstream.connectors.simulator;

import io.slipstream.connectors.simulator.SimulatedAction.Kind;
import io.slipstream.connectors.simulator.ledger.Account;
import io.slipstream.connectors.simulator.ledger.Chain;
import io.slipstream.connectors.simulator.ledger.Mint;
import io.slipstream.connectors.simulator.ledger.TokenAccount;
import io.slipstream.connectors.simulator.ledger.Wallet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The actions that players can take. Each builds at most one transaction, which is settled but not
 * applied: the caller may write it down before the balances move.
 */
final class Market {
    /** Lamports that a trader keeps for rent and fees. */
    private static final long RESERVE = 30_000_000;

    private static final double FAILS = 0.025;

    private final SimulatorOptions options;
    private final MarketRandom random;
    private final Chain chain;
    private final Wire wire;
    private final PumpFunCreation creation;
    private final Wallet exchange;
    private long slot;
    private String blockhash = "";
    private @Nullable SimulatedAction last;
    private @Nullable Consumer<Token> whenComplete;

    Market(SimulatorOptions options, MarketRandom random, Chain chain) {
        this.options = options;
        this.random = random;
        this.chain = chain;
        wire = new Wire(chain);
        creation = new PumpFunCreation(wire);
        exchange = newWallet(Long.MAX_VALUE / 4);
        enter(options.startSlot());
    }

    /** Who is told of a curve that sold its last token. */
    void whenComplete(Consumer<Token> listener) {
        whenComplete = listener;
    }

    void enter(long newSlot) {
        slot = newSlot;
        blockhash = chain.blockhash(newSlot);
    }

    long slot() {
        return slot;
    }

    Wire wire() {
        return wire;
    }

    MarketRandom random() {
        return random;
    }

    /** What the last transaction means. */
    SimulatedAction last() {
        if (last == null) {
            throw new IllegalStateException("expected a transaction, was none");
        }
        return last;
    }

    Wallet newWallet(long lamports) {
        return newWallet(new Account(chain.newKey(), 0).address(), lamports);
    }

    Wallet newWallet(String address, long lamports) {
        return new Wallet(address, lamports, chain);
    }

    Mint newMint() {
        return new Mint(chain.newPumpMint(), 6, 0);
    }

    TokenAccount accountOf(Token token, Wallet wallet) {
        return token.accountOf(wallet, chain);
    }

    /**
     * Buys for at most {@code budget} lamports. A trader without money is funded instead. False if
     * there is nothing to buy.
     */
    boolean buy(Token token, Wallet trader, long budget) {
        Venue venue = token.venue();
        if (!venue.isOpen()) {
            return false;
        }
        if (trader.lamports() < budget + budget / 10 + RESERVE) {
            return fund(trader, Math.max(20_000_000_000L, budget * 5));
        }
        Fill fill = venue.buy(budget);
        if (fill.isNothing()) {
            return false;
        }
        boolean fails = random.chance(FAILS);
        begin(trader);
        venue.writeBuy(trader, accountOf(token, trader), fill, fails);
        traded(token, trader, true, fill, fails);
        return true;
    }

    /** Sells {@code units}, or what the trader has. False if that is nothing, or worth nothing. */
    boolean sell(Token token, Wallet trader, long units) {
        Venue venue = token.venue();
        long amount = Math.min(units, token.held(trader));
        if (amount <= 0 || !venue.isOpen()) {
            return false;
        }
        if (trader.lamports() < RESERVE) {
            return fund(trader, RESERVE * 10);
        }
        Fill fill = venue.sell(amount);
        if (fill.isNothing()) {
            return false;
        }
        boolean fails = random.chance(FAILS);
        boolean closes = amount == token.held(trader) && random.chance(0.5);
        begin(trader);
        venue.writeSell(trader, accountOf(token, trader), fill, fails, closes);
        traded(token, trader, false, fill, fails);
        return true;
    }

    /** Creates the token with a first buy of its creator, if {@code firstBuy} is above zero. */
    boolean create(Token token, long firstBuy) {
        PumpFunVenue venue = (PumpFunVenue) token.venue();
        Wallet creator = token.creator();
        Fill fill = firstBuy > 0 ? venue.buy(firstBuy) : Fill.NOTHING;
        begin(creator);
        creation.create(creator, token.mint(), venue, token.name());
        if (!fill.isNothing()) {
            TokenAccount tokens = accountOf(token, creator);
            wire.spl.createAssociated(creator, tokens, false);
            venue.writeBuyCall(creator, tokens, fill, false);
            venue.traded(true, fill);
        }
        wire.tx.settle();
        last = action(Kind.CREATE, token, creator, true, fill, false);
        return true;
    }

    /** Moves a token whose curve is complete to PumpSwap. */
    boolean migrate(Token token, Wallet sender) {
        PumpFunVenue from = (PumpFunVenue) token.venue();
        PumpSwapVenue to =
                new PumpSwapVenue(
                        wire,
                        token.mint(),
                        token.creator(),
                        PumpFunCreation.POOL_TOKENS,
                        PumpFunCreation.poolLamports(from),
                        false);
        begin(sender);
        wire.tx.computeLimit(600_000);
        creation.migrate(sender, token.mint(), from, to);
        wire.tx.settle();
        from.migrated();
        token.moveTo(to);
        last = action(Kind.MIGRATE, token, sender, false, Fill.NOTHING, false);
        return true;
    }

    /** Lamports from an exchange. */
    boolean fund(Wallet to, long lamports) {
        return transfer(exchange, to, lamports);
    }

    /** The wallet of an exchange: it holds more than anybody needs. */
    Wallet exchange() {
        return exchange;
    }

    /** Lamports from one wallet to another. */
    boolean transfer(Wallet from, Wallet to, long lamports) {
        begin(from);
        wire.spl.transferLamports(from, to, lamports);
        wire.tx.settle();
        last =
                new SimulatedAction(
                        Kind.TRANSFER,
                        wire.tx.signature(),
                        slot,
                        from.address(),
                        null,
                        null,
                        null,
                        false,
                        false,
                        0,
                        lamports,
                        0,
                        0);
        return true;
    }

    /** Opens a transaction of the trader with a priority fee. */
    void begin(Wallet payer) {
        wire.tx.begin(slot, options.blockTimeOf(slot), chain.newSignature(), blockhash, payer);
        if (random.chance(0.4)) {
            wire.tx.versioned();
        }
        wire.spl.computeBudget(250_000, 5_000L * random.between(1, 200));
    }

    /** Settles a trade: the reserves move unless it failed. */
    private void traded(Token token, Wallet trader, boolean buy, Fill fill, boolean fails) {
        wire.tx.settle();
        if (!fails) {
            token.venue().traded(buy, fill);
            if (whenComplete != null
                    && token.venue() instanceof PumpFunVenue venue
                    && venue.curve().complete()) {
                whenComplete.accept(token);
            }
        }
        last = action(Kind.TRADE, token, trader, buy, fill, fails);
    }

    /** Settles a trade that is not against a token's venue. */
    void settled(SimulatedAction action) {
        wire.tx.settle();
        last = action;
    }

    private SimulatedAction action(
            Kind kind, Token token, Wallet trader, boolean buy, Fill fill, boolean failed) {
        return new SimulatedAction(
                kind,
                wire.tx.signature(),
                slot,
                trader.address(),
                token.mint().address(),
                token.venue().program(),
                token.venue().pool().address(),
                failed,
                buy,
                fill.units(),
                fill.traderQuote(),
                token.venue().baseReserve(),
                token.venue().quoteReserve());
    }
}
