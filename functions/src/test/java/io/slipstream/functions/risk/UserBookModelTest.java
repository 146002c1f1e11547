package io.slipstream.functions.risk;

import static io.slipstream.functions.risk.Given.SOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.functions.risk.ReferenceBook.Entry;
import io.slipstream.models.trade.Command;
import io.slipstream.models.trade.Lot;
import io.slipstream.models.trade.Notification;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.trade.Trade;
import io.slipstream.models.trade.UserRiskState;
import io.slipstream.models.user.CopyState;
import io.slipstream.models.user.CopyTerms;
import io.slipstream.models.user.SellMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/**
 * Random interleavings of leaders' buys and partial sells, commands and prices with fills and
 * failures in any order, changes of the leaders' terms and restarts: the book agrees with a plain
 * reference model to the lamport after every step.
 */
class UserBookModelTest {
    private static final long FEE = 105_000;
    private static final long MAX_TRADE = SOL;
    private static final String[] LEADERS = {"A", "B", "C"};
    private static final String[] MINTS = {"M", "N", "O"};
    private static final RiskConfig CONFIG = RiskConfig.paper();
    private static final TypeSerializer<Account> ACCOUNTS = serializer(Account.class);
    private static final TypeSerializer<Position> POSITIONS = serializer(Position.class);
    private static final TypeSerializer<LeaderAccount> LEADER_ACCOUNTS =
            serializer(LeaderAccount.class);

    @Test
    void agreesWithTheReferenceToTheLamport() {
        Map<String, Integer> seen = new HashMap<>();
        for (int seed = 0; seed < 400; seed++) {
            Run run = new Run(seed);
            for (int step = 0; step < 80; step++) {
                run.step(step);
                run.compare("seed " + seed + ", step " + step);
            }
            run.settleAll();
            run.compare("seed " + seed + ", end");
            assertThat(run.model.reserved()).isZero();
            run.out.orders.forEach(o -> seen.merge(o.state() + " " + o.reason(), 1, Integer::sum));
            seen.merge("kept", run.kept, Integer::sum);
            run.out.orders.forEach(o -> seen.merge("exit " + o.terms().trigger(), 1, Integer::sum));
            seen.merge("stopped by what is held", run.model.stoppedByWhatIsHeld, Integer::sum);
            run.breakers.forEach(breaker -> seen.merge("breaker " + breaker, 1, Integer::sum));
        }
        assertThat(seen.keySet())
                .contains(
                        "NEW null",
                        "DENIED NOTHING_TO_SELL",
                        "DENIED MAX_TRADE_SIZE",
                        "DENIED INSUFFICIENT_BALANCE",
                        "DENIED DAILY_LOSS_LIMIT",
                        "DENIED MAX_OPEN_POSITIONS",
                        "DENIED TOKEN_EXPOSURE",
                        "DENIED BREAKER",
                        "DENIED ALREADY_BOUGHT",
                        "DENIED LEADER_STOP_LOSS",
                        "DENIED LEADER_MAX_POSITIONS",
                        "DENIED LEADER_TOKEN_LIMIT",
                        "DENIED LEADER_LIMIT",
                        "DENIED LEADER_DAY_LIMIT",
                        "DENIED COPY_PAUSED",
                        "DENIED COPY_SELL_ONLY",
                        "DENIED COPY_ALERT_ONLY",
                        "exit stop_loss",
                        "exit take_profit",
                        "breaker DAILY_LOSS",
                        "breaker CONSECUTIVE_FAILURES");
        assertThat(seen.get("kept")).isGreaterThan(200);
        assertThat(seen.get("stopped by what is held")).isGreaterThan(50);
    }

    /** One user's random life, told to the book and to the model alike. */
    private static final class Run {
        private final Random random;
        private final long start;
        private Account account = new Account();
        private final FakeLeaders leaders = new FakeLeaders();
        private final Map<String, Position> positions = leaders.positions;
        private final Written out = new Written();
        private final ReferenceBook model;
        private final Set<String> breakers = new HashSet<>();
        private final int failureOdds;
        private int kept;

        Run(int seed) {
            random = new Random(seed);
            start = SOL * (1 + random.nextInt(6)) + random.nextInt(1_000_000);
            account.user = Given.user(1);
            ReferenceBook.Limits limits =
                    new ReferenceBook.Limits(
                            1 + random.nextInt(3),
                            MAX_TRADE + random.nextLong(3 * MAX_TRADE),
                            CONFIG.failuresAllowed(),
                            random.nextBoolean() ? 1 + random.nextInt(9_999) : -1,
                            random.nextBoolean() ? 1 + random.nextInt(30_000) : -1,
                            CONFIG.exitAttempts());
            long lossLimit = random.nextBoolean() ? 3 * SOL : SOL / 4;
            failureOdds = random.nextInt(5) == 0 ? 19 : 5;
            account.settings =
                    Given.exits(
                            Given.limits(
                                    Given.settings(1, start, MAX_TRADE, lossLimit, "ACTIVE"),
                                    limits.positions(),
                                    limits.exposure()),
                            limits.stop(),
                            limits.take());
            model = new ReferenceBook(start, MAX_TRADE, lossLimit, FEE, limits, leaders.terms);
        }

        void step(int step) {
            if (random.nextInt(12) == 0) {
                leaders.terms.put(leader(), terms());
            }
            if (random.nextInt(30) == 0) {
                restart();
            }
            int dice = random.nextInt(13);
            List<Entry> inFlight = model.inFlight();
            if (dice < 5 && !inFlight.isEmpty()) {
                settle(inFlight.get(random.nextInt(inFlight.size())));
            } else if (dice < 8) {
                long lamports = 1 + random.nextLong(MAX_TRADE * 11 / 10);
                signal(new Entry("s" + step, leader(), mint(), true, lamports, 0));
            } else if (dice == 10 || dice == 11) {
                price(mint(), 1 + random.nextLong(3 * MAX_TRADE), 1 + random.nextLong(1L << 52));
            } else if (dice == 12 && random.nextInt(4) == 0) {
                book(MINTS[0]).resume(Command.resume(step + 1, 1, 0));
                model.resume();
            } else if (dice == 12) {
                long before = random.nextBoolean() ? Signal.EXACT : 10_000;
                signal(
                        new Entry(
                                "s" + step,
                                ReferenceBook.COMMAND,
                                mint(),
                                false,
                                1 + random.nextLong(random.nextBoolean() ? 10_000 : 1L << 52),
                                before));
            } else {
                long before = random.nextInt(20) == 0 ? -1 : 1 + random.nextLong(1L << 50);
                long sold =
                        random.nextInt(3) == 0
                                ? Math.abs(before)
                                : 1 + random.nextLong(Math.abs(before));
                signal(new Entry("s" + step, leader(), mint(), false, sold, before));
            }
        }

        /** All limits are rare, so that each comes to its turn. */
        private CopyTerms terms() {
            long some = 1 + random.nextLong(2 * MAX_TRADE);
            return Terms.all(
                    Terms.limited(
                            random.nextInt(4) == 0 ? some : -1,
                            random.nextInt(4) == 0 ? 2 * some : -1,
                            random.nextInt(4) == 0 ? 3 * some : -1,
                            random.nextInt(4) == 0 ? 1 + random.nextInt(2) : -1),
                    random.nextInt(4) == 0 ? random.nextInt(3) * 5_000 : 10_000,
                    random.nextInt(4) == 0 ? some / 20 : -1,
                    random.nextInt(3) == 0 ? SellMode.COPY : SellMode.BOTH,
                    random.nextInt(3) == 0
                            ? CopyState.values()[random.nextInt(4)]
                            : CopyState.ACTIVE);
        }

        /** All that is state goes through its serializer. */
        private void restart() {
            account = restored(account, ACCOUNTS);
            positions.replaceAll((mint, position) -> restored(position, POSITIONS));
            leaders.accounts.replaceAll((leader, one) -> restored(one, LEADER_ACCOUNTS));
        }

        private static <T> T restored(T state, TypeSerializer<T> serializer) {
            try {
                DataOutputSerializer out = new DataOutputSerializer(1_024);
                serializer.serialize(state, out);
                return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void settleAll() {
            while (!model.inFlight().isEmpty()) {
                settle(model.inFlight().get(0));
            }
        }

        void compare(String when) {
            assertThat(out.outcomes()).as(when).isEqualTo(model.outcomes);
            assertThat(out.profits).as(when).isEqualTo(model.profits);
            assertThat(account.cashFlow).as(when).isEqualTo(model.cash);
            assertThat(account.reserved).as(when).isEqualTo(model.reserved());
            assertThat(account.dayPnl).as(when).isEqualTo(model.profitOfDay);
            assertThat(account.breaker == null ? null : account.breaker.name())
                    .as(when)
                    .isEqualTo(model.breaker);
            assertThat(account.failures).as(when).isEqualTo(model.failures);
            assertThat(account.openPositions).as(when).isEqualTo(model.openPositions());
            if (model.breaker != null) {
                breakers.add(model.breaker);
            }
            for (String leader : LEADERS) {
                assertThat(leaders.account(leader).realized)
                        .as(when)
                        .isEqualTo(model.leaderProfits.getOrDefault(leader, 0L));
            }
            assertThat(lots()).as(when).isEqualTo(expectedLots());
            assertThat(out.lots).as(when).isEqualTo(lots());
        }

        private void signal(Entry entry) {
            Signal signal = signalOf(entry);
            int decided = out.orders.size();
            book(entry.mint).judge(signal, Long.MIN_VALUE, 0);
            kept += out.orders.size() == decided ? 1 : 0;
            model.signal(entry);
        }

        private Signal signalOf(Entry entry) {
            if (entry.byCommand()) {
                return Given.sellCommand(entry.id, 1, entry.mint, entry.amount, entry.before);
            }
            return entry.buy
                    ? Given.buy(entry.id, 1, entry.leader, entry.mint, 10, entry.amount)
                    : Given.sell(
                            entry.id, 1, entry.leader, entry.mint, 10, entry.amount, entry.before);
        }

        private void price(String mint, long lamports, long units) {
            UserBook book = book(mint);
            for (DueExit due : book.dueExits(Given.price(mint, 10, lamports, units))) {
                book.exit(due, Long.MIN_VALUE);
            }
            model.price(mint, lamports, units);
        }

        private void settle(Entry entry) {
            Order order = out.order(entry.id);
            if (random.nextInt(20) < failureOdds) {
                long fee = random.nextBoolean() ? FEE : 0;
                book(entry.mint).apply(order.failed("SLIPPAGE", fee, 12, 0), Long.MIN_VALUE);
                model.failed(entry, fee);
            } else {
                long got =
                        entry.buy
                                ? 1 + random.nextLong(random.nextInt(5) == 0 ? 5 : 1L << 52)
                                : random.nextLong(MAX_TRADE);
                book(entry.mint).apply(order.filled(got, FEE, 12, 0), Long.MIN_VALUE);
                model.filled(entry, got);
            }
        }

        private UserBook book(String mint) {
            return new UserBook(
                    new Desk(
                            account,
                            positions.computeIfAbsent(mint, m -> new Position()),
                            leaders,
                            "ACTIVE",
                            CONFIG,
                            out));
        }

        private Map<String, String> lots() {
            Map<String, String> lots = new HashMap<>();
            positions
                    .values()
                    .forEach(p -> p.lots.forEach(lot -> lots.put(lot.openedOrderId(), text(lot))));
            return lots;
        }

        private Map<String, String> expectedLots() {
            Map<String, String> lots = new HashMap<>();
            for (Entry entry : model.entries) {
                if (entry.buy && entry.units > 0) {
                    lots.put(
                            Given.order(entry.id),
                            entry.leader + " " + entry.mint + " " + entry.units + " " + entry.cost);
                }
            }
            return lots;
        }

        private String leader() {
            return LEADERS[random.nextInt(LEADERS.length)];
        }

        private String mint() {
            return MINTS[random.nextInt(MINTS.length)];
        }
    }

    private static <T> TypeSerializer<T> serializer(Class<T> type) {
        return TypeInformation.of(type).createSerializer(new SerializerConfigImpl());
    }

    private static String text(Lot lot) {
        return lot.source() + " " + lot.mint() + " " + lot.tokenUnits() + " " + lot.costLamports();
    }

    /** What the book wrote. */
    private static final class Written implements RiskOutput {
        private final List<Order> orders = new ArrayList<>();
        private final List<Long> profits = new ArrayList<>();
        private final Map<String, String> lots = new HashMap<>();

        List<String> outcomes() {
            return orders.stream()
                    .map(
                            o ->
                                    o.terms().signalId()
                                            + " "
                                            + (o.state() == OrderState.DENIED
                                                    ? o.reason()
                                                    : o.terms().inputAmount()))
                    .toList();
        }

        Order order(String signalId) {
            return orders.stream()
                    .filter(o -> o.terms().signalId().equals(signalId))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public void withdrawn(Order withdrawal) {}

        @Override
        public void adopted() {}

        @Override
        public void oversold(OrderTerms sale, long units) {
            throw new AssertionError("sold " + units + " units more than there were: " + sale);
        }

        @Override
        public void decided(Order order) {
            orders.add(order);
        }

        @Override
        public void settled(Order order) {}

        @Override
        public void overruled(Order denial) {}

        @Override
        public void opened(Breaker breaker) {}

        @Override
        public void booked(Trade trade) {
            profits.add(trade.realizedPnlLamports());
        }

        @Override
        public void changed(Lot lot) {
            if (lot.tokenUnits() == 0) {
                lots.remove(lot.openedOrderId());
            } else {
                lots.put(lot.openedOrderId(), text(lot));
            }
        }

        @Override
        public void counted(UserRiskState state) {}

        @Override
        public void told(Notification notification) {}
    }
}
