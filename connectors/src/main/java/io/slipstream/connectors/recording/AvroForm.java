package io.slipstream.connectors.recording;

import io.slipstream.models.market.Prediction;
import java.io.Serializable;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * How a record stands in a file. The column names are the table's in SQL; a column may be added,
 * never changed.
 */
interface AvroForm<T> extends Serializable {

    Schema schema();

    GenericRecord write(T record);

    T read(GenericRecord row);

    /** Epoch seconds by which the record is filed. */
    long filedAt(T record);

    /** An array of {@code {version, score}}. */
    static Schema predictions() {
        return SchemaBuilder.array()
                .items(
                        SchemaBuilder.record("prediction")
                                .fields()
                                .requiredString("version")
                                .requiredDouble("score")
                                .endRecord());
    }

    static List<GenericRecord> write(List<Prediction> predictions, Schema array) {
        return predictions.stream()
                .map(
                        prediction -> {
                            GenericRecord row = new GenericData.Record(array.getElementType());
                            row.put("version", prediction.version());
                            row.put("score", prediction.score());
                            return row;
                        })
                .toList();
    }

    static List<Prediction> predictions(GenericRecord row, String column) {
        return ((List<?>) row.get(column))
                .stream()
                        .map(GenericRecord.class::cast)
                        .map(one -> new Prediction(text(one, "version"), number(one, "score")))
                        .toList();
    }

    static String text(GenericRecord row, String column) {
        return row.get(column).toString();
    }

    static long whole(GenericRecord row, String column) {
        return ((Number) row.get(column)).longValue();
    }

    static int small(GenericRecord row, String column) {
        return ((Number) row.get(column)).intValue();
    }

    static double number(GenericRecord row, String column) {
        return ((Number) row.get(column)).doubleValue();
    }

    static boolean flag(GenericRecord row, String column) {
        return (Boolean) row.get(column);
    }
}
