package io.slipstream.functions.chat;

import io.slipstream.models.chat.Destination;
import io.slipstream.models.chat.ExportTerms;
import io.slipstream.models.chat.Funds;
import io.slipstream.models.chat.Holding;
import io.slipstream.models.chat.KeyExport;
import io.slipstream.models.chat.LeaderLine;
import io.slipstream.models.chat.LoudToken;
import io.slipstream.models.chat.ModelLine;
import io.slipstream.models.chat.OfferLine;
import io.slipstream.models.chat.OrderLine;
import io.slipstream.models.chat.Relation;
import io.slipstream.models.chat.Result;
import io.slipstream.models.chat.Reward;
import io.slipstream.models.chat.SeenPrice;
import io.slipstream.models.chat.Snipe;
import io.slipstream.models.chat.SolPrice;
import io.slipstream.models.chat.SystemFigures;
import io.slipstream.models.chat.TokenOpinion;
import io.slipstream.models.chat.Trader;
import io.slipstream.models.chat.TrendingToken;
import io.slipstream.models.chat.WithdrawalLine;
import io.slipstream.models.port.TraderDesk;
import io.slipstream.models.user.AccountSetting;
import io.slipstream.models.user.CopySetting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A desk in memory that holds a little of everything, and writes down what was written. */
final class FakeDesk implements TraderDesk {
    static final String MINT = "DUtsqGrsaYnF15vVMmSB2QzQr2Ri9ZkjFdqPHSzepump";
    static final String OTHER_MINT = "DmCDuNqYFo3Bw8uWThzuQDvh8SJU9V23Td1xnCPHpump";
    static final String LEADER = "6Qbe1x62uHgUJpmw4ChK7VA69fDc2WW94aLYo1EzrEMM";
    static final String HOSTILE_LABEL = "[pay](http://x.y) *now* _\u202Eevil";
    static final String ORDER = "0123456789abcdef0123456789abcdef";
    static final String OFFER = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    static final String OLD_OFFER = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
    static final String DESTINATION = "9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM";
    static final String NEW_DESTINATION = "7UX2i7SucgLMQcfZ75s3VXmZZY4YRUyJN9X1RgfMoDUi";
    static final String WALLET = "5ZWj7a1f8tWkjBESHKgrLmXshuXxqeY9SYcfbshpAqPG";
    static final String WITHDRAWAL = "00112233445566778899aabbccddeeff";
    static final Map<String, Double> FEATURES =
            Map.of(
                    "buys", 31.0,
                    "posts_known", 1.0,
                    "sentiment_score", 62.5,
                    "total_mentions", 12.0,
                    "post_authors", 9.0,
                    "safety_slot", 4_711.0,
                    "safety_freezable", 0.0,
                    "safety_mintable", 1.0,
                    "safety_mutable", -1.0);
    static final long NOW = 1_800_000_000_000L;

    final Map<Long, Trader> byChat = new HashMap<>();
    final List<String> written = new ArrayList<>();
    final Map<Long, Long> deposits = new LinkedHashMap<>();
    final Map<String, String> settings = new HashMap<>();
    KeyExport export;
    long taken;
    long richer = 1;
    boolean paper = true;
    boolean down;
    boolean broken;
    boolean empty;

    /** Where orders spend real money: people have wallets. */
    FakeDesk live() {
        paper = false;
        return this;
    }

    FakeDesk with(long chatId) {
        byChat.put(chatId, new Trader(chatId, chatId, "ACTIVE", "UTC", paper ? null : WALLET));
        return this;
    }

    private void write(String what, Object... values) {
        ask();
        written.add(what + List.of(values));
    }

    private void ask() {
        if (down) {
            throw new IllegalStateException("expected the tables to answer, they did not");
        }
    }

    @Override
    public Trader byChat(long chatId) {
        ask();
        return byChat.get(chatId);
    }

    @Override
    public Trader byUser(long userId) {
        ask();
        return byChat.values().stream()
                .filter(trader -> trader.userId() == userId)
                .findFirst()
                .orElse(null);
    }

    @Override
    public Trader register(long chatId, long userId) {
        write("register", userId);
        byChat.put(chatId, new Trader(userId, chatId, "ACTIVE", "UTC", null));
        return byChat.get(chatId);
    }

    @Override
    public void retire(long userId) {
        write("retire", userId);
        byChat.replaceAll(
                (chat, trader) ->
                        trader.userId() == userId
                                ? new Trader(userId, chat, "LEFT", "UTC", null)
                                : trader);
    }

    @Override
    public boolean isPaper() {
        return paper;
    }

    @Override
    public void deposit(long userId, long lamports, long commandId) {
        write("deposit", lamports);
        deposits.putIfAbsent(commandId, lamports);
    }

    @Override
    public Funds funds(long userId) {
        if (broken) {
            throw new UnsupportedOperationException("expected nothing of the kind");
        }
        return empty
                ? new Funds(0, 0, 0, null)
                : new Funds(7_250_000_000L, 300_000_000, 2, "DAILY_LOSS");
    }

    @Override
    public List<Holding> holdings(long userId) {
        return empty
                ? List.of()
                : List.of(
                        new Holding(
                                MINT,
                                2_726_894_863_594L * richer,
                                100_105_000,
                                NOW - 3 * 60_000,
                                new SeenPrice(100_000_000, 2_000_000_000_000L, NOW - 5_000)),
                        new Holding(
                                OTHER_MINT,
                                1_000,
                                199_895_000,
                                NOW - 90_000_000,
                                SeenPrice.UNKNOWN));
    }

    @Override
    public List<OrderLine> orders(long userId, int most) {
        return empty ? List.of() : List.of(filledBuy(), denied()).subList(0, Math.min(2, most));
    }

    static OrderLine filledBuy() {
        return new OrderLine(
                ORDER,
                "BUY",
                MINT,
                "copy_trade",
                null,
                LEADER,
                "FILLED",
                null,
                100_000_000,
                2_726_894_863_594L,
                105_000,
                1_000,
                null,
                null,
                NOW - 60_000,
                0);
    }

    static OrderLine denied() {
        return new OrderLine(
                "fedcba9876543210fedcba9876543210",
                "BUY",
                OTHER_MINT,
                "manual_command",
                null,
                "command",
                "DENIED",
                "MAX_TRADE_SIZE",
                0,
                0,
                0,
                0,
                null,
                null,
                NOW - 3_600_000,
                0);
    }

    @Override
    public OrderLine order(long userId, String idPrefix) {
        return List.of(filledBuy(), denied()).stream()
                .filter(order -> order.orderId().startsWith(idPrefix))
                .findFirst()
                .orElse(null);
    }

    @Override
    public Result result(long userId, int days, int daysAgo) {
        return empty
                ? new Result(0, 0, 0, 0, 0, List.of())
                : new Result(
                        120_000_000,
                        630_000,
                        4,
                        3,
                        2,
                        List.of(
                                new Result.Day("2027-01-14", -30_000_000),
                                new Result.Day("2027-01-15", 150_000_000)));
    }

    @Override
    public List<LeaderLine> leaders(String window, int most) {
        return empty ? List.of() : List.of(leaderLine());
    }

    private static LeaderLine leaderLine() {
        return new LeaderLine(
                1,
                LEADER,
                HOSTILE_LABEL,
                "GOLD",
                81.6,
                120,
                0.625,
                3_500_000_000L,
                1_250_000_000,
                400_000_000,
                75,
                12,
                -20_000_000,
                "WASH");
    }

    @Override
    public LeaderLine leader(String address) {
        return address.equals(LEADER) ? leaderLine() : null;
    }

    @Override
    public List<Relation> relations(long userId) {
        return empty ? List.of() : List.of(relation(LEADER, Map.of("copy_amount_sol", "0.2")));
    }

    private static Relation relation(String leader, Map<String, String> values) {
        return new Relation(leader, HOSTILE_LABEL, null, values, -5_000_000);
    }

    @Override
    public Relation copy(long userId, String leader, Map<CopySetting, String> terms) {
        write("copy", leader, new TreeMap<>(terms));
        Map<String, String> values = new HashMap<>();
        terms.forEach((setting, value) -> values.put(setting.column(), value));
        return relation(leader, values);
    }

    @Override
    public boolean uncopy(long userId, String leader) {
        write("uncopy", leader);
        return leader.equals(LEADER);
    }

    @Override
    public Map<String, String> settings(long userId) {
        return settings;
    }

    @Override
    public void set(long userId, AccountSetting setting, String value) {
        write("set", setting, String.valueOf(value));
        settings.put(setting.column(), value);
    }

    @Override
    public void set(long userId, CopySetting setting, String value) {
        write("set", setting, value);
    }

    @Override
    public void tradingState(long userId, String state) {
        write("tradingState", state);
    }

    @Override
    public List<Snipe> snipes(long userId, int most) {
        return empty
                ? List.of()
                : List.of(
                        new Snipe(
                                MINT, true, 71.2, List.of("CONFIDENT", "buyers=0.31"), NOW - 1_000),
                        new Snipe(
                                OTHER_MINT, false, 12, List.of("CONFIDENCE_TOO_LOW"), NOW - 2_000));
    }

    @Override
    public TokenOpinion opinion(String mint) {
        return mint.equals(MINT)
                ? new TokenOpinion(
                        mint,
                        71.2,
                        "v1",
                        List.of("CONFIDENT", "sentiment_score=+0.21"),
                        FEATURES,
                        price(mint),
                        3,
                        4.3333,
                        1,
                        NOW - 7_000)
                : new TokenOpinion(
                        mint, -1, null, List.of(), Map.of(), SeenPrice.UNKNOWN, 0, 0, 0, 0);
    }

    @Override
    public OfferLine offer(long userId, String offerId) {
        return switch (offerId) {
            case OFFER -> offer(offerId, NOW + 60_000, taken);
            case OLD_OFFER -> offer(offerId, NOW - 1, 0);
            default -> null;
        };
    }

    private static OfferLine offer(String id, long expiresAt, long takenBy) {
        return new OfferLine(id, MINT, 50_000_000, "v1", "BUY=0.71", expiresAt, takenBy);
    }

    @Override
    public boolean takeOffer(long userId, String offerId, long commandId) {
        if (!offerId.equals(OFFER)) {
            return false;
        }
        write("takeOffer", offerId);
        taken = commandId;
        return true;
    }

    @Override
    public SeenPrice price(String mint) {
        return mint.equals(MINT)
                ? new SeenPrice(100_000_000, 2_000_000_000_000L, NOW - 5_000)
                : SeenPrice.UNKNOWN;
    }

    @Override
    public void rate(long userId, String mint, int rating) {
        write("rate", mint, rating);
    }

    @Override
    public void flag(long userId, String mint, String flag) {
        write("flag", mint, String.valueOf(flag));
    }

    @Override
    public List<TrendingToken> trending(int most) {
        return empty ? List.of() : List.of(new TrendingToken(MINT, 9, 4, 1_500_000_000));
    }

    @Override
    public SolPrice solPrice() {
        return empty ? SolPrice.UNKNOWN : new SolPrice(150_250_000, NOW - 3_000);
    }

    @Override
    public List<LoudToken> viral(int most) {
        return empty ? List.of() : List.of(new LoudToken(OTHER_MINT, 17, 1.25, 71.5, NOW - 4_000));
    }

    @Override
    public List<Destination> destinations(long userId) {
        return empty
                ? List.of()
                : List.of(
                        new Destination(DESTINATION, NOW - 1),
                        new Destination(NEW_DESTINATION, NOW + 23 * 3_600_000L));
    }

    @Override
    public void addDestination(long userId, String address) {
        write("addDestination", address);
    }

    @Override
    public boolean removeDestination(long userId, String address) {
        write("removeDestination", address);
        return address.equals(DESTINATION);
    }

    @Override
    public List<WithdrawalLine> withdrawals(long userId) {
        return empty
                ? List.of()
                : List.of(
                        withdrawal(WITHDRAWAL, 250_000_000, "CONFIRMED", null),
                        withdrawal("f".repeat(32), 1_000, "FAILED", "INSUFFICIENT_FUNDS"));
    }

    private static WithdrawalLine withdrawal(
            String id, long lamports, String state, String reason) {
        return new WithdrawalLine(id, DESTINATION, lamports, state, reason, NOW + 3_600_000, null);
    }

    @Override
    public WithdrawalLine withdraw(long userId, String address, long lamports, long commandId) {
        write("withdraw", address, lamports, commandId);
        return withdrawal(WITHDRAWAL, lamports, "CONFIRMED", null);
    }

    @Override
    public boolean cancelWithdrawal(long userId, String id) {
        write("cancelWithdrawal", id);
        return id.equals(WITHDRAWAL);
    }

    @Override
    public ExportTerms exportTerms() {
        return new ExportTerms(600, 60);
    }

    @Override
    public KeyExport keyExport(long userId) {
        return export;
    }

    @Override
    public KeyExport exportKey(long userId, long commandId) {
        write("exportKey", commandId);
        export = new KeyExport("e" + commandId, "REQUESTED", NOW + 600_000);
        return export;
    }

    @Override
    public boolean cancelKeyExport(long userId) {
        write("cancelKeyExport");
        boolean cancelled = export != null && export.isPending();
        export = null;
        return cancelled;
    }

    @Override
    public List<Reward> rewards(int most) {
        return empty ? List.of() : List.of(new Reward(LEADER, 3, 640_000_000, 64));
    }

    @Override
    public boolean lead(long userId, boolean on) {
        write("lead", on);
        return !empty;
    }

    @Override
    public String trades(long userId, int most) {
        return empty ? "order_id\n" : "order_id\n" + ORDER;
    }

    @Override
    public SystemFigures figures() {
        return new SystemFigures(
                "ACTIVE", 4, 9, Map.of("FILLED", 12L), Map.of("HALTED", 3L), 12, 1);
    }

    @Override
    public List<ModelLine> models() {
        return empty ? List.of() : List.of(new ModelLine("v1", "CHAMPION", NOW - 86_400_000));
    }

    @Override
    public void systemState(String state) {
        write("systemState", state);
    }

    @Override
    public void close() {}
}
