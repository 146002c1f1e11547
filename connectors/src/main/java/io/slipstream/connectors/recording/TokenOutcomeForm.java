package io.slipstream.connectors.recording;

import io.slipstream.models.market.TokenOutcome;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** An outcome as it stands in {@code outcomes}: one row for each scored row and horizon. */
final class TokenOutcomeForm implements AvroForm<TokenOutcome> {
    private static final long serialVersionUID = 1L;

    private static final Schema SCHEMA =
            SchemaBuilder.record("token_outcome")
                    .namespace("io.slipstream")
                    .fields()
                    .requiredString("id")
                    .requiredString("mint")
                    .requiredString("pool")
                    .requiredLong("slot")
                    .requiredLong("block_time")
                    .requiredInt("horizon_minutes")
                    .requiredDouble("max_multiple")
                    .requiredDouble("end_multiple")
                    .requiredDouble("drawdown")
                    .requiredBoolean("rugged")
                    .requiredBoolean("graduated")
                    .requiredBoolean("tradeable")
                    .name("predictions")
                    .type(AvroForm.predictions())
                    .noDefault()
                    .endRecord();

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public GenericRecord write(TokenOutcome outcome) {
        GenericRecord row = new GenericData.Record(SCHEMA);
        row.put("id", outcome.id());
        row.put("mint", outcome.mint());
        row.put("pool", outcome.pool());
        row.put("slot", outcome.slot());
        row.put("block_time", outcome.blockTime());
        row.put("horizon_minutes", outcome.horizonMinutes());
        row.put("max_multiple", outcome.maxMultiple());
        row.put("end_multiple", outcome.endMultiple());
        row.put("drawdown", outcome.drawdown());
        row.put("rugged", outcome.rugged());
        row.put("graduated", outcome.graduated());
        row.put("tradeable", outcome.tradeable());
        row.put(
                "predictions",
                AvroForm.write(outcome.predictions(), SCHEMA.getField("predictions").schema()));
        return row;
    }

    @Override
    public TokenOutcome read(GenericRecord row) {
        return new TokenOutcome(
                AvroForm.text(row, "id"),
                AvroForm.text(row, "mint"),
                AvroForm.text(row, "pool"),
                AvroForm.whole(row, "slot"),
                AvroForm.whole(row, "block_time"),
                AvroForm.small(row, "horizon_minutes"),
                AvroForm.number(row, "max_multiple"),
                AvroForm.number(row, "end_multiple"),
                AvroForm.number(row, "drawdown"),
                AvroForm.flag(row, "rugged"),
                AvroForm.flag(row, "graduated"),
                AvroForm.flag(row, "tradeable"),
                AvroForm.predictions(row, "predictions"));
    }

    @Override
    public long filedAt(TokenOutcome outcome) {
        return outcome.blockTime();
    }
}
