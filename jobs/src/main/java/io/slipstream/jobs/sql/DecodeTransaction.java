package io.slipstream.jobs.sql;

import io.slipstream.functions.decode.TransactionDecoder;
import io.slipstream.functions.decode.UnreadableTransactionException;
import io.slipstream.models.chain.DecodedTransaction;
import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.chain.PoolTrade;
import java.nio.charset.StandardCharsets;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.functions.FunctionContext;
import org.apache.flink.table.functions.TableFunction;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/**
 * {@code DECODE_TRANSACTION(payload)}: what one transaction says, as the decoder of the jobs reads
 * it; a row for each net swap ({@code swap}), pool trade ({@code leg}) and pool event ({@code
 * create}, {@code migrate}, {@code pool}). Amounts in base units.
 */
@FunctionHint(
        output =
                @DataTypeHint(
                        "ROW<kind STRING, signature STRING, slot BIGINT, block_time BIGINT, dex STRING, pool STRING,"
                                + " trader STRING, side STRING, mint STRING, input_mint STRING, input_amount BIGINT,"
                                + " output_mint STRING, output_amount BIGINT>"))
public final class DecodeTransaction extends TableFunction<Row> {
    private static final long serialVersionUID = 1L;

    private transient @Nullable TransactionDecoder decoder;

    @Override
    public void open(FunctionContext context) {
        decoder = new TransactionDecoder();
    }

    /** Called by Flink for each row. */
    public void eval(@Nullable String raw) {
        if (raw == null || decoder == null) {
            return;
        }
        try {
            collect(decoder.decode(raw.getBytes(StandardCharsets.UTF_8), -1, 0, 0, 0));
        } catch (UnreadableTransactionException e) {
            // no row: a query must not stop for one payload
        }
    }

    private void collect(DecodedTransaction decoded) {
        for (NetSwap swap : decoded.swaps()) {
            collect(
                    Row.of(
                            "swap",
                            decoded.signature(),
                            decoded.slot(),
                            decoded.blockTime(),
                            null,
                            null,
                            swap.trader(),
                            swap.side().name(),
                            null,
                            swap.inputMint(),
                            swap.inputAmount(),
                            swap.outputMint(),
                            swap.outputAmount()));
        }
        for (PoolTrade leg : decoded.legs()) {
            collect(
                    Row.of(
                            "leg",
                            decoded.signature(),
                            decoded.slot(),
                            decoded.blockTime(),
                            leg.dex(),
                            leg.pool(),
                            leg.trader(),
                            null,
                            leg.mint(),
                            leg.inputMint(),
                            leg.inputAmount(),
                            leg.outputMint(),
                            leg.outputAmount()));
        }
        for (PoolEvent pool : decoded.pools()) {
            Row row = new Row(13);
            row.setField(0, pool.kind().name().toLowerCase(java.util.Locale.ROOT));
            row.setField(1, decoded.signature());
            row.setField(2, decoded.slot());
            row.setField(3, decoded.blockTime());
            row.setField(4, pool.dex());
            row.setField(5, pool.pool());
            row.setField(6, pool.creator());
            row.setField(8, pool.mint());
            collect(row);
        }
    }
}
