package io.slipstream.functions.risk;

import io.slipstream.functions.edge.Unchanging;
import io.slipstream.functions.settings.BootstrapMark;
import io.slipstream.functions.state.WrittenAtOnce;
import io.slipstream.models.market.PoolPrice;
import io.slipstream.models.trade.Command;
import io.slipstream.models.trade.Lot;
import io.slipstream.models.trade.Notification;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.trade.Trade;
import io.slipstream.models.trade.UserRiskState;
import io.slipstream.models.unit.Ids;
import io.slipstream.models.unit.Slots;
import io.slipstream.models.user.SettingsChange;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Turns a user's signals, and prices that ask for an exit, into orders under his limits, and the
 * outcomes of orders into lots, trades and profit. Keyed by user id. Each signal is judged once and
 * each order booked once, however often they come. Signals and order events that come before all
 * settings are known, and at a live venue before the open orders have been looked at, wait in the
 * order of their arrival. The rules are in {@link UserBook}.
 *
 * <p>A gate that begins without a state is told first what earlier runs have booked, and books it
 * again, unheard: so it knows lots, money and which orders were there, after a restore from a
 * backup too.
 */
public final class RiskGate extends KeyedProcessFunction<Long, RiskInput, Order>
        implements CheckpointedFunction, ClockHosted {
    private static final long serialVersionUID = 1L;

    /** As which decisions travel. */
    public static final Unchanging<Order> DECISIONS = Unchanging.forRecord(Order.class);

    /** Final order events, each once: the ledger moves on to them. */
    public static final OutputTag<Order> SETTLED =
            new OutputTag<>("settled", TypeInformation.of(Order.class));

    /** Orders that are to end if they are not filled; see {@link Order#withdrawal}. */
    public static final OutputTag<Order> WITHDRAWALS =
            new OutputTag<>("withdrawals", TypeInformation.of(Order.class));

    public static final OutputTag<Trade> TRADES =
            new OutputTag<>("trades", TypeInformation.of(Trade.class));

    public static final OutputTag<Lot> LOTS =
            new OutputTag<>("lots", TypeInformation.of(Lot.class));

    public static final OutputTag<UserRiskState> RISK_STATES =
            new OutputTag<>("risk-states", TypeInformation.of(UserRiskState.class));

    public static final OutputTag<Notification> NOTIFICATIONS =
            new OutputTag<>("notifications", TypeInformation.of(Notification.class));

    /** No TTL: a user's money. */
    public static final ValueStateDescriptor<Account> ACCOUNT =
            new ValueStateDescriptor<>("account", WrittenAtOnce.of(Account.class));

    /** By mint. No TTL: what a user holds; an empty position is removed. */
    public static final MapStateDescriptor<String, Position> POSITIONS =
            new MapStateDescriptor<>("positions", Types.STRING, WrittenAtOnce.of(Position.class));

    /** No TTL: emptied as soon as the bootstrapped mark is there. */
    private static final ListStateDescriptor<RiskInput> PARKED =
            new ListStateDescriptor<>("parked", TypeInformation.of(RiskInput.class));

    private final RiskConfig config;
    private final boolean recalls;
    private GateClock clock = GateClock.NONE;

    private transient ValueState<Account> account;
    private transient MapState<String, Position> positions;
    private transient JudgedOrders judged;
    private transient ListState<RiskInput> parked;
    private transient BootstrapMark mark;
    private transient BootstrapMark recalled;
    private transient TradingSwitch system;
    private transient LeaderStates leaders;

    /** Not kept in a checkpoint: every start of the job looks at its open orders anew. */
    private transient boolean reconciled;

    private transient RiskMetrics metrics;

    /** A gate that nobody tells what was booked before. */
    public RiskGate(RiskConfig config) {
        this(config, false);
    }

    /**
     * @param recalls true if settings bring booked orders and the mark RECALLED behind them:
     *     without a state nothing is judged before it
     */
    public RiskGate(RiskConfig config, boolean recalls) {
        this.config = config;
        this.recalls = recalls;
    }

    @Override
    public void host(GateClock host) {
        clock = host;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        mark = new BootstrapMark(context);
        recalled = BootstrapMark.recalled(context, recalls);
        system = new TradingSwitch(context);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        mark.snapshot();
        recalled.snapshot();
        system.snapshot();
    }

    @Override
    public void open(OpenContext context) {
        account = getRuntimeContext().getState(ACCOUNT);
        positions = getRuntimeContext().getMapState(POSITIONS);
        judged = new JudgedOrders(getRuntimeContext());
        parked = getRuntimeContext().getListState(PARKED);
        leaders = new LeaderStates(getRuntimeContext(), positions);
        metrics = new RiskMetrics(getRuntimeContext().getMetricGroup());
        mark.show(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement(RiskInput input, Context context, Collector<Order> out)
            throws Exception {
        if (input.change() != null) {
            change(input, input.change(), context, out);
        } else if (isReady()) {
            release(context, out);
            handle(input, context, out);
        } else if (input.kind() != RiskInput.Kind.PRICE) {
            parked.add(input);
            wait(context.timerService());
        }
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Order> out) throws Exception {
        if (isReady()) {
            release(context, out);
        } else {
            wait(context.timerService());
        }
    }

    private void change(
            RiskInput input, SettingsChange change, Context context, Collector<Order> out)
            throws Exception {
        if (change.kind() == SettingsChange.Kind.BOOTSTRAPPED) {
            mark.reach();
            return;
        }
        if (change.kind() == SettingsChange.Kind.RECONCILED) {
            reconciled = true;
            return;
        }
        if (change.kind() == SettingsChange.Kind.RECALLED) {
            recalled.reach();
            return;
        }
        if (change.system() != null) {
            system.set(change.system());
            return;
        }
        if (change.open() != null) {
            if (change.kind() == SettingsChange.Kind.BOOKED_ORDER) {
                recall(change.open(), context);
            } else if (mark.reached() && recalled.reached()) {
                take(change.open(), context, out);
            } else {
                parked.add(input);
                wait(context.timerService());
            }
            return;
        }
        Account now = account();
        if (change.relation() != null) {
            leaders.of(now).change(change.relation());
        }
        if (change.listed() != null) {
            leaders.of(now).change(change.listed());
        }
        if (change.standing() != null && !recalled.reached()) {
            now.stand(change.standing());
        }
        if (change.balance() != null) {
            now.observe(change.balance());
        }
        if (change.user() != null) {
            now.user = change.user().deleted() ? null : change.user();
        }
        if (change.settings() != null) {
            now.settings = change.settings().deleted() ? null : change.settings();
        }
        account.update(now);
    }

    /**
     * As the ledger tells it: what has landed is booked in the order in which it landed, before
     * what is on its way holds its money.
     */
    private void take(Order told, Context context, Collector<Order> out) throws Exception {
        if (told.state().isFinal()) {
            apply(told, context, out);
        } else {
            adopt(told, context, out);
        }
    }

    /** Decided by a process that died before its decision reached a checkpoint. */
    private void adopt(Order open, Context context, Collector<Order> out) throws Exception {
        if (judged.contains(open.id())) {
            return;
        }
        judged.judged(open.id(), millis(context));
        Account money = account();
        Position position = position(open.terms().mint());
        book(money, position, context, out).adopt(open);
        store(open.terms().mint(), money, position);
    }

    /** Booked by an earlier run. What this state has seen itself, it knows. */
    private void recall(Order booked, Context context) throws Exception {
        if (recalled.reached() || judged.isBooked(booked.id())) {
            return;
        }
        judged.booked(booked.id(), millis(context));
        Account money = account();
        String mint = booked.terms().mint();
        Position position = position(mint);
        new UserBook(
                        new Desk(
                                money,
                                position,
                                leaders.of(money),
                                system.state(),
                                config.ofThePast(),
                                new Unheard()))
                .recall(booked);
        store(mint, money, position);
    }

    private boolean isReady() {
        return mark.reached() && recalled.reached() && (reconciled || !config.onChain());
    }

    private void wait(TimerService timers) {
        timers.registerProcessingTimeTimer(BootstrapMark.nextPoll(timers.currentProcessingTime()));
    }

    private void release(Context context, Collector<Order> out) throws Exception {
        Iterable<RiskInput> waiting = parked.get();
        if (waiting.iterator().hasNext()) {
            // What the ledger has told comes before anything else is judged.
            for (RiskInput input : waiting) {
                if (input.change() != null && input.change().open() != null) {
                    take(input.change().open(), context, out);
                }
            }
            for (RiskInput input : waiting) {
                handle(input, context, out);
            }
            parked.clear();
        }
    }

    private void handle(RiskInput input, Context context, Collector<Order> out) throws Exception {
        if (input.kind() == RiskInput.Kind.RETRACTION && input.signal() != null) {
            takeBack(input.signal(), context, out);
        } else if (input.signal() != null) {
            judge(input.signal(), context, out);
        } else if (input.order() != null && input.order().state().isFinal()) {
            apply(input.order(), context, out);
        } else if (input.price() != null) {
            exits(input.price(), context, out);
        } else if (input.resume() != null) {
            resume(input.id(), input.resume(), context, out);
        }
    }

    /** A price of a mint of which the user holds nothing costs one look. */
    private void exits(PoolPrice price, Context context, Collector<Order> out) throws Exception {
        Position position = positions.get(price.mint());
        if (position == null || position.lots.isEmpty()) {
            return;
        }
        Account money = account();
        UserBook book = book(money, position, context, out);
        List<DueExit> due = book.dueExits(price);
        for (DueExit exit : due) {
            String orderId = Ids.order(exit.signal().signalId());
            if (!judged.contains(orderId)) {
                judged.judged(orderId, millis(context));
                metrics.exitSignalled();
                book.exit(exit, slot(context));
            }
        }
        if (!due.isEmpty()) {
            store(price.mint(), money, position);
        } else if (position.isCopied()) {
            positions.put(price.mint(), position); // for the leader's stop loss
        }
    }

    private void resume(String id, Command command, Context context, Collector<Order> out)
            throws Exception {
        if (judged.contains(id)) {
            return;
        }
        judged.booked(id, millis(context));
        Account money = account();
        book(money, new Position(), context, out).resume(command);
        account.update(money);
    }

    private void judge(Signal signal, Context context, Collector<Order> out) throws Exception {
        String orderId = Ids.order(signal.signalId());
        if (judged.contains(orderId)) {
            return;
        }
        judged.judged(orderId, millis(context));
        metrics.signalJudged();
        if (signal.context() == OrderContext.MANUAL_COMMAND) {
            metrics.commandJudged();
        } else if (signal.context() == OrderContext.AI_SIGNAL) {
            metrics.offerJudged();
        }
        Account money = account();
        judged.forget(money, millis(context));
        Position position = position(signal.mint());
        int kept = position.kept.size();
        book(money, position, context, out)
                .judge(signal, slot(context), ageMillis(signal, context));
        metrics.sellsKept(position.kept.size() - kept);
        store(signal.mint(), money, position);
    }

    /** A signal that has not come yet ends here, and is known when it comes. */
    private void takeBack(Signal refused, Context context, Collector<Order> out) throws Exception {
        String orderId = Ids.order(refused.signalId());
        if (!judged.contains(orderId)) {
            judge(refused, context, out);
        } else if (!judged.isBooked(orderId)) {
            Account money = account();
            Position position = position(refused.mint());
            int kept = position.kept.size();
            book(money, position, context, out).takeBack(refused, slot(context));
            metrics.sellsKept(position.kept.size() - kept);
            store(refused.mint(), money, position);
        }
    }

    private void apply(Order event, Context context, Collector<Order> out) throws Exception {
        Position position = position(event.terms().mint());
        int kept = position.kept.size();
        boolean denial = event.state() == OrderState.DENIED;
        if (denial ? !position.isInFlight(event.id()) : judged.isBooked(event.id())) {
            return;
        }
        judged.booked(event.id(), millis(context));
        metrics.orderEventApplied();
        Account money = account();
        book(money, position, context, out).apply(event, slot(context));
        metrics.sellsKept(position.kept.size() - kept);
        store(event.terms().mint(), money, position);
    }

    private static long millis(Context context) {
        return context.timerService().currentProcessingTime();
    }

    private UserBook book(Account money, Position position, Context context, Collector<Order> out) {
        return new UserBook(
                new Desk(
                        money,
                        position,
                        leaders.of(money),
                        system.state(),
                        config,
                        new RiskEmission(context, out, clock, metrics)));
    }

    private Account account() throws Exception {
        Account stored = account.value();
        return stored == null ? new Account() : stored;
    }

    private Position position(String mint) throws Exception {
        Position stored = positions.get(mint);
        return stored == null ? new Position() : stored;
    }

    private void store(String mint, Account money, Position position) throws Exception {
        leaders.store();
        account.update(money);
        if (position.isEmpty()) {
            positions.remove(mint);
        } else {
            positions.put(mint, position);
        }
    }

    /** By the chain's clock or the one on the wall, whichever says more. */
    private long ageMillis(Signal signal, Context context) {
        long known = slot(context);
        return Math.max(
                known <= signal.slot() ? 0 : Slots.millis(known - signal.slot()),
                clock.ageMillis(signal.receivedAt(), millis(context)));
    }

    /** The end of all input says nothing about where the chain stands. */
    private static long slot(Context context) {
        long watermark = context.timerService().currentWatermark();
        return watermark == Long.MAX_VALUE ? Long.MIN_VALUE : watermark;
    }
}
