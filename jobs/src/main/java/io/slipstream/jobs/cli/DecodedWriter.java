package io.slipstream.jobs.cli;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.slipstream.models.chain.DecodedTransaction;
import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.chain.SolTransfer;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes decoded transactions as JSON lines: amounts as strings of unsigned base units, unknown as
 * null.
 */
final class DecodedWriter implements AutoCloseable {
    private final JsonGenerator json;
    private boolean wrote;

    DecodedWriter(OutputStream out) throws IOException {
        json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8);
        json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    /** A line that could not be read, counted from 1 over all files. */
    void error(long line, String reason) throws IOException {
        wrote = true;
        json.writeStartObject();
        json.writeNumberField("line", line);
        json.writeStringField("error", reason);
        json.writeEndObject();
    }

    /** One transaction. */
    void write(DecodedTransaction transaction) throws IOException {
        wrote = true;
        json.writeStartObject();
        json.writeStringField("signature", transaction.signature());
        number("slot", transaction.slot());
        number("txIndex", transaction.txIndex());
        json.writeBooleanField("failed", transaction.failed());
        json.writeArrayFieldStart("swaps");
        for (NetSwap swap : transaction.swaps()) {
            write(swap);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("legs");
        for (PoolTrade leg : transaction.legs()) {
            write(leg);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("pools");
        for (PoolEvent pool : transaction.pools()) {
            write(pool);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("transfers");
        for (SolTransfer transfer : transaction.transfers()) {
            write(transfer);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(NetSwap swap) throws IOException {
        json.writeStartObject();
        json.writeStringField("trader", swap.trader());
        json.writeStringField("side", swap.side().name());
        json.writeStringField("inputMint", swap.inputMint());
        amount("inputAmount", swap.inputAmount());
        json.writeStringField("outputMint", swap.outputMint());
        amount("outputAmount", swap.outputAmount());
        known("inputBalanceBefore", swap.inputBalanceBefore());
        json.writeBooleanField("fromBalances", swap.fromBalances());
        json.writeEndObject();
    }

    private void write(PoolTrade leg) throws IOException {
        json.writeStartObject();
        json.writeStringField("program", leg.program());
        json.writeStringField("dex", leg.dex());
        text("pool", leg.pool());
        text("trader", leg.trader());
        json.writeStringField("inputMint", leg.inputMint());
        amount("inputAmount", leg.inputAmount());
        json.writeStringField("outputMint", leg.outputMint());
        amount("outputAmount", leg.outputAmount());
        known("baseReserve", leg.baseReserve());
        known("quoteReserve", leg.quoteReserve());
        number("feeBps", leg.feeBps());
        json.writeEndObject();
    }

    private void write(PoolEvent pool) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", pool.kind().name());
        json.writeStringField("dex", pool.dex());
        json.writeStringField("mint", pool.mint());
        text("quoteMint", pool.quoteMint());
        text("pool", pool.pool());
        text("creator", pool.creator());
        json.writeEndObject();
    }

    private void write(SolTransfer transfer) throws IOException {
        json.writeStartObject();
        json.writeStringField("from", transfer.from());
        json.writeStringField("to", transfer.to());
        amount("lamports", transfer.lamports());
        json.writeEndObject();
    }

    private void amount(String field, long value) throws IOException {
        json.writeStringField(field, Long.toUnsignedString(value));
    }

    /** An amount for which -1 means unknown. */
    private void known(String field, long value) throws IOException {
        text(field, value == -1 ? null : Long.toUnsignedString(value));
    }

    private void number(String field, long value) throws IOException {
        if (value < 0) {
            json.writeNullField(field);
        } else {
            json.writeNumberField(field, value);
        }
    }

    private void text(String field, @Nullable String value) throws IOException {
        json.writeStringField(field, value); // null is written as null
    }

    @Override
    public void close() throws IOException {
        if (wrote) {
            json.writeRaw('\n'); // the separator only stands between values
        }
        json.close();
    }
}
