package io.slipstream.connectors.recording;

import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.market.TokenFeatures;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * A scored row as it stands in {@code features}: what was known when it was scored, and by whom.
 */
final class ScoredTokenForm implements AvroForm<ScoredToken> {
    private static final long serialVersionUID = 1L;

    private static final Schema SCHEMA =
            SchemaBuilder.record("scored_token")
                    .namespace("io.slipstream")
                    .fields()
                    .requiredString("id")
                    .requiredString("mint")
                    .requiredString("pool")
                    .requiredString("dex")
                    .optionalString("creator")
                    .requiredInt("age_step")
                    .requiredInt("age_millis")
                    .requiredLong("slot")
                    .requiredLong("block_time")
                    .requiredLong("received_at")
                    .requiredString("schema_hash")
                    .name("feature_values")
                    .type(SchemaBuilder.array().items().floatType())
                    .noDefault()
                    .requiredLong("quote_reserve")
                    .requiredLong("base_reserve")
                    .requiredLong("sol_usd_micros")
                    .requiredBoolean("last_step")
                    .requiredDouble("score")
                    .requiredString("model_version")
                    .name("reasons")
                    .type(SchemaBuilder.array().items().stringType())
                    .noDefault()
                    .name("shadows")
                    .type(AvroForm.predictions())
                    .noDefault()
                    .endRecord();

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public GenericRecord write(ScoredToken scored) {
        TokenFeatures features = scored.features();
        GenericRecord row = new GenericData.Record(SCHEMA);
        row.put("id", scored.id());
        row.put("mint", features.mint());
        row.put("pool", features.pool());
        row.put("dex", features.dex());
        row.put("creator", features.creator());
        row.put("age_step", features.ageStep());
        row.put("age_millis", features.ageMillis());
        row.put("slot", features.slot());
        row.put("block_time", features.blockTime());
        row.put("received_at", features.receivedAt());
        row.put("schema_hash", features.schemaHash());
        row.put("feature_values", list(features.values()));
        row.put("quote_reserve", features.quoteReserve());
        row.put("base_reserve", features.baseReserve());
        row.put("sol_usd_micros", features.solUsdMicros());
        row.put("last_step", features.lastStep());
        row.put("score", scored.score());
        row.put("model_version", scored.modelVersion());
        row.put("reasons", scored.reasons());
        row.put("shadows", AvroForm.write(scored.shadows(), SCHEMA.getField("shadows").schema()));
        return row;
    }

    @Override
    public ScoredToken read(GenericRecord row) {
        @Nullable Object creator = row.get("creator");
        return new ScoredToken(
                new TokenFeatures(
                        AvroForm.text(row, "mint"),
                        AvroForm.text(row, "pool"),
                        AvroForm.text(row, "dex"),
                        creator == null ? null : creator.toString(),
                        AvroForm.small(row, "age_step"),
                        AvroForm.small(row, "age_millis"),
                        AvroForm.whole(row, "slot"),
                        AvroForm.whole(row, "block_time"),
                        AvroForm.whole(row, "received_at"),
                        AvroForm.text(row, "schema_hash"),
                        array((List<?>) row.get("feature_values")),
                        AvroForm.whole(row, "quote_reserve"),
                        AvroForm.whole(row, "base_reserve"),
                        AvroForm.whole(row, "sol_usd_micros"),
                        AvroForm.flag(row, "last_step")),
                AvroForm.number(row, "score"),
                AvroForm.text(row, "model_version"),
                ((List<?>) row.get("reasons")).stream().map(Object::toString).toList(),
                AvroForm.predictions(row, "shadows"));
    }

    @Override
    public long filedAt(ScoredToken scored) {
        return scored.features().blockTime();
    }

    private static List<Float> list(float[] values) {
        List<Float> list = new ArrayList<>(values.length);
        for (float value : values) {
            list.add(value);
        }
        return list;
    }

    private static float[] array(List<?> list) {
        float[] values = new float[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = ((Number) list.get(i)).floatValue();
        }
        return values;
    }
}
