package io.slipstream.models.port;

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
import io.slipstream.models.user.AccountSetting;
import io.slipstream.models.user.CopySetting;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tables as a trader's chat reads and writes them. What is written takes effect through change
 * data capture. Every write may be repeated and has its effect once.
 *
 * <p>Each call blocks for a statement or two. Used by one thread at a time.
 *
 * @see IllegalStateException thrown by every call if the tables cannot be asked now
 */
public interface TraderDesk extends AutoCloseable {

    /** Whose chat it is; null if nobody has registered from it. */
    @Nullable Trader byChat(long chatId);

    /** The user with this id; null if there is none. */
    @Nullable Trader byUser(long userId);

    /**
     * Makes a user of whoever speaks from a private chat, with standard settings and, where keys
     * are at hand, a wallet. Who is there already is activated again.
     *
     * @throws IllegalArgumentException if the user id belongs to another chat
     */
    Trader register(long chatId, long userId);

    /** Ends all that is automatic for a user: he is told nothing more and nothing is bought. */
    void retire(long userId);

    /** False where orders spend real money. */
    boolean isPaper();

    /** Adds to the paper balance, once for each command. */
    void deposit(long userId, long lamports, long commandId);

    Funds funds(long userId);

    List<Holding> holdings(long userId);

    /** Newest first. */
    List<OrderLine> orders(long userId, int most);

    /** The user's order or refusal whose id begins so; null if there is none, or more than one. */
    @Nullable OrderLine order(long userId, String idPrefix);

    /**
     * So many of the user's days.
     *
     * @param daysAgo the last of them; 0: today
     */
    Result result(long userId, int days, int daysAgo);

    /** The best of a window: 1d, 7d, 30d, all. */
    List<LeaderLine> leaders(String window, int most);

    /** One wallet's record of all time; null if it has none. */
    @Nullable LeaderLine leader(String address);

    List<Relation> relations(long userId);

    /**
     * Follows a leader on the given terms; what is not given keeps its value, or gets its default.
     *
     * @return the relation as it stands
     */
    Relation copy(long userId, String leader, Map<CopySetting, String> terms);

    /**
     * @return false if he did not follow him
     */
    boolean uncopy(long userId, String leader);

    /** Column → value as text; a column that is NULL is missing. */
    Map<String, String> settings(long userId);

    /**
     * @param value null: none of one's own, where there may be none
     */
    void set(long userId, AccountSetting setting, @Nullable String value);

    /** Of what holds for all copying. */
    void set(long userId, CopySetting setting, String value);

    /** ACTIVE, REDUCING or HALTED. */
    void tradingState(long userId, String state);

    /** Newest first. */
    List<Snipe> snipes(long userId, int most);

    /** An offer that was made to the user; null if there is none. */
    @Nullable OfferLine offer(long userId, String offerId);

    /**
     * Takes an offer. One that has expired, or that another command took, stays as it is.
     *
     * @return true if it is this command's now
     */
    boolean takeOffer(long userId, String offerId, long commandId);

    TokenOpinion opinion(String mint);

    /** Of the market, or of the last trade here, whichever is newer. */
    SeenPrice price(String mint);

    /** What a SOL is worth; unknown if nobody has seen it within ten minutes. */
    SolPrice solPrice();

    /** From 1 to 5. */
    void rate(long userId, String mint, int rating);

    /** A word of warning, or null to take it back. */
    void flag(long userId, String mint, @Nullable String flag);

    List<TrendingToken> trending(int most);

    /** Those that went viral within a day, the newest first. */
    List<LoudToken> viral(int most);

    /** Where the user's SOL may go. */
    List<Destination> destinations(long userId);

    /** Lists an address; it can be used after a wait. Listing it again changes nothing. */
    void addDestination(long userId, String address);

    /**
     * @return false if it was not listed
     */
    boolean removeDestination(long userId, String address);

    /** Newest first. */
    List<WithdrawalLine> withdrawals(long userId);

    /**
     * Orders SOL out of the user's wallet, once for each command; it is sent after a delay.
     *
     * @return null if the address may not be used (yet)
     */
    @Nullable WithdrawalLine withdraw(long userId, String address, long lamports, long commandId);

    /**
     * @return false if there is no such withdrawal that can still be cancelled
     */
    boolean cancelWithdrawal(long userId, String id);

    ExportTerms exportTerms();

    /** The export of his private key that is under way; null if there is none. */
    @Nullable KeyExport keyExport(long userId);

    /**
     * Orders the private key into the user's own chat, once for each command, after a delay. While
     * one is under way there is no other.
     *
     * @return the one under way, or what became of this command's; null if his key is not at hand
     */
    @Nullable KeyExport exportKey(long userId, long commandId);

    /**
     * @return false if there is none that can still be cancelled
     */
    boolean cancelKeyExport(long userId);

    List<Reward> rewards(int most);

    /** Lets others copy the user's wallet, or ends that; false if he has no wallet. */
    boolean lead(long userId, boolean on);

    /** Every trade of a user as CSV with a header, the newest so many. */
    String trades(long userId, int most);

    /** For operators. */
    SystemFigures figures();

    /** For operators. */
    List<ModelLine> models();

    /** For operators: the switch for everybody. */
    void systemState(String state);

    @Override
    void close();
}
