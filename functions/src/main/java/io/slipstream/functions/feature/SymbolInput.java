package io.slipstream.functions.feature;

import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.social.Mention;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something about a symbol: a token was born with it, or a post named it. Exactly one of the last
 * two is set.
 *
 * @param symbol in capitals
 */
public record SymbolInput(String symbol, @Nullable PoolEvent birth, @Nullable Mention mention) {

    /** Slot, births first, position, id. */
    static final Comparator<SymbolInput> IN_CHAIN_ORDER =
            Comparator.comparingLong(SymbolInput::slot)
                    .thenComparingInt(input -> input.birth == null ? 1 : 0)
                    .thenComparingInt(SymbolInput::position)
                    .thenComparing(SymbolInput::id);

    /** True if the event tells of a new token with a symbol. */
    static boolean isNamedBirth(PoolEvent event) {
        return TokenWindow.isBirth(event) && event.symbol() != null && !event.symbol().isBlank();
    }

    static SymbolInput of(PoolEvent birth) {
        String symbol = birth.symbol();
        if (symbol == null) {
            throw new IllegalArgumentException("expected a birth with a symbol, was " + birth);
        }
        return new SymbolInput(symbol.strip().toUpperCase(Locale.ROOT), birth, null);
    }

    static SymbolInput of(String symbol, Mention mention) {
        return new SymbolInput(symbol, null, mention);
    }

    long slot() {
        return birth != null ? birth.slot() : said().slot();
    }

    private int position() {
        return birth != null ? birth.position() : said().position();
    }

    private String id() {
        return birth != null ? birth.signature() : said().source() + ':' + said().id();
    }

    private Mention said() {
        if (mention == null) {
            throw new IllegalStateException("expected a birth or a mention, was none");
        }
        return mention;
    }
}
