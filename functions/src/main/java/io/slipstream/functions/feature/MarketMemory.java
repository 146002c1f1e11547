package io.slipstream.functions.feature;

import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.social.Post;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * What the streaming job knows beside a token's own events, for whoever reads a tape in chain
 * order: the same books, without Flink. Each event gives itself and what follows of it.
 */
public final class MarketMemory {
    private final Map<String, SymbolBook> symbols = new HashMap<>();
    private final Map<String, CreatorBook> creators = new HashMap<>();
    private final Map<String, LaunchEnd> open = new HashMap<>();
    private final PriorityQueue<LaunchEnd> ends =
            new PriorityQueue<>(Comparator.comparingLong(LaunchEnd::judgedAt));

    public List<TokenInput> of(PoolEvent event) {
        judgeUntil(event.slot());
        List<TokenInput> inputs = new ArrayList<>(List.of(TokenInput.of(event)));
        if (SymbolInput.isNamedBirth(event)) {
            SymbolInput named = SymbolInput.of(event);
            inputs.add(book(named.symbol()).born(event));
        }
        LaunchEnd born = open.containsKey(event.mint()) ? null : LaunchEnd.of(event);
        if (born != null) {
            open.put(born.mint, born);
            ends.add(born);
            inputs.add(
                    creator(born.creator)
                            .born(
                                    new CreatorInput(
                                            born.creator,
                                            born.mint,
                                            born.birthSlot,
                                            false,
                                            false,
                                            0)));
        }
        return inputs;
    }

    public List<TokenInput> of(PoolTrade trade) {
        judgeUntil(trade.slot());
        LaunchEnd launch = open.get(trade.mint());
        if (launch != null) {
            launch.add(trade);
        }
        return List.of(TokenInput.of(trade));
    }

    public List<TokenInput> of(Post post) {
        PostReading reading = PostReading.of(post);
        List<TokenInput> inputs = new ArrayList<>();
        reading.mints().forEach(mint -> inputs.add(TokenInput.of(reading.mention().of(mint, 1))));
        for (String symbol : reading.symbols()) {
            SymbolBook book = symbols.get(symbol);
            if (book != null) {
                inputs.addAll(book.meant(reading.mention()));
            }
        }
        return inputs;
    }

    /** Ends of a slot come before its births, and after its trades. */
    private void judgeUntil(long slot) {
        while (!ends.isEmpty() && ends.element().judgedAt() < slot) {
            LaunchEnd end = ends.remove();
            open.remove(end.mint);
            creator(end.creator).ended(end.judged());
        }
    }

    private SymbolBook book(String symbol) {
        return symbols.computeIfAbsent(symbol, key -> new SymbolBook());
    }

    private CreatorBook creator(String creator) {
        return creators.computeIfAbsent(creator, key -> new CreatorBook());
    }
}
