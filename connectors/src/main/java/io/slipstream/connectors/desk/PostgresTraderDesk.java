package io.slipstream.connectors.desk;

import io.slipstream.connectors.wallet.WalletRegistration;
import io.slipstream.connectors.wallet.WalletTable;
import io.slipstream.connectors.withdrawal.WithdrawalDesk;
import io.slipstream.connectors.withdrawal.WithdrawalRules;
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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The desk on PostgreSQL: each call goes to the class of its tables. */
public final class PostgresTraderDesk implements TraderDesk {
    private final Database database;
    private final boolean paper;
    private final @Nullable WalletTable wallets;
    private final Accounts accounts;
    private final Books books;
    private final Following following;
    private final Preferences preferences;
    private final Opinions opinions;
    private final Operations operations;
    private final Payouts payouts;
    private final Exports exports;
    private final Offers offers;

    /**
     * Connects at once; throws if the database cannot be reached.
     *
     * @param registration makes wallets; null: users get none
     * @param wallets closed with the desk; null: there is none
     */
    public PostgresTraderDesk(
            String jdbcUrl,
            boolean paper,
            @Nullable WalletRegistration registration,
            @Nullable WalletTable wallets) {
        database = new Database(jdbcUrl);
        this.paper = paper;
        this.wallets = wallets;
        accounts = new Accounts(database, registration);
        books = new Books(database);
        following = new Following(database);
        preferences = new Preferences(database);
        opinions = new Opinions(database);
        operations = new Operations(database);
        payouts = new Payouts(database, new WithdrawalDesk(jdbcUrl, WithdrawalRules.standard()));
        exports = new Exports(database);
        offers = new Offers(database);
    }

    @Override
    public @Nullable Trader byChat(long chatId) {
        return accounts.byChat(chatId);
    }

    @Override
    public @Nullable Trader byUser(long userId) {
        return accounts.byUser(userId);
    }

    @Override
    public Trader register(long chatId, long userId) {
        return accounts.register(chatId, userId);
    }

    @Override
    public void retire(long userId) {
        accounts.retire(userId);
    }

    @Override
    public boolean isPaper() {
        return paper;
    }

    @Override
    public void deposit(long userId, long lamports, long commandId) {
        accounts.deposit(userId, lamports, commandId);
    }

    @Override
    public Funds funds(long userId) {
        return accounts.funds(userId);
    }

    @Override
    public List<Holding> holdings(long userId) {
        return books.holdings(userId);
    }

    @Override
    public List<OrderLine> orders(long userId, int most) {
        return books.orders(userId, most);
    }

    @Override
    public @Nullable OrderLine order(long userId, String idPrefix) {
        return books.order(userId, idPrefix);
    }

    @Override
    public Result result(long userId, int days, int daysAgo) {
        Trader trader = accounts.byUser(userId);
        return books.result(userId, days, daysAgo, trader == null ? "UTC" : trader.timeZone());
    }

    @Override
    public List<LeaderLine> leaders(String window, int most) {
        return following.leaders(window, most);
    }

    @Override
    public @Nullable LeaderLine leader(String address) {
        return following.leader(address);
    }

    @Override
    public List<Relation> relations(long userId) {
        return following.relations(userId);
    }

    @Override
    public Relation copy(long userId, String leader, Map<CopySetting, String> terms) {
        return following.copy(userId, leader, terms);
    }

    @Override
    public boolean uncopy(long userId, String leader) {
        return following.uncopy(userId, leader);
    }

    @Override
    public Map<String, String> settings(long userId) {
        return preferences.of(userId);
    }

    @Override
    public void set(long userId, AccountSetting setting, @Nullable String value) {
        preferences.set(userId, setting, value);
    }

    @Override
    public void set(long userId, CopySetting setting, String value) {
        preferences.set(userId, setting, value);
    }

    @Override
    public void tradingState(long userId, String state) {
        preferences.tradingState(userId, state);
    }

    @Override
    public List<Snipe> snipes(long userId, int most) {
        return opinions.snipes(userId, most);
    }

    @Override
    public @Nullable OfferLine offer(long userId, String offerId) {
        return offers.of(userId, offerId);
    }

    @Override
    public boolean takeOffer(long userId, String offerId, long commandId) {
        return offers.take(userId, offerId, commandId);
    }

    @Override
    public TokenOpinion opinion(String mint) {
        return opinions.of(mint, books.price(mint));
    }

    @Override
    public SeenPrice price(String mint) {
        return books.price(mint);
    }

    @Override
    public void rate(long userId, String mint, int rating) {
        opinions.rate(userId, mint, rating);
    }

    @Override
    public void flag(long userId, String mint, @Nullable String flag) {
        opinions.flag(userId, mint, flag);
    }

    @Override
    public List<TrendingToken> trending(int most) {
        return opinions.trending(most);
    }

    @Override
    public SolPrice solPrice() {
        return books.solPrice();
    }

    @Override
    public List<LoudToken> viral(int most) {
        return opinions.viral(most);
    }

    @Override
    public List<Destination> destinations(long userId) {
        return payouts.destinations(userId);
    }

    @Override
    public void addDestination(long userId, String address) {
        payouts.addDestination(userId, address);
    }

    @Override
    public boolean removeDestination(long userId, String address) {
        return payouts.removeDestination(userId, address);
    }

    @Override
    public List<WithdrawalLine> withdrawals(long userId) {
        return payouts.withdrawals(userId);
    }

    @Override
    public @Nullable WithdrawalLine withdraw(
            long userId, String address, long lamports, long commandId) {
        return payouts.withdraw(userId, address, lamports, commandId);
    }

    @Override
    public boolean cancelWithdrawal(long userId, String id) {
        return payouts.cancel(userId, id);
    }

    @Override
    public ExportTerms exportTerms() {
        return exports.terms();
    }

    @Override
    public @Nullable KeyExport keyExport(long userId) {
        return exports.underWay(userId);
    }

    @Override
    public @Nullable KeyExport exportKey(long userId, long commandId) {
        return wallets == null ? null : exports.request(userId, commandId);
    }

    @Override
    public boolean cancelKeyExport(long userId) {
        return exports.cancel(userId);
    }

    @Override
    public List<Reward> rewards(int most) {
        return following.rewards(most);
    }

    @Override
    public boolean lead(long userId, boolean on) {
        return following.lead(userId, on);
    }

    @Override
    public String trades(long userId, int most) {
        return books.csv(userId, most);
    }

    @Override
    public SystemFigures figures() {
        return operations.figures();
    }

    @Override
    public List<ModelLine> models() {
        return operations.models();
    }

    @Override
    public void systemState(String state) {
        operations.systemState(state);
    }

    @Override
    public void close() {
        database.close();
        if (wallets != null) {
            wallets.close();
        }
    }
}
