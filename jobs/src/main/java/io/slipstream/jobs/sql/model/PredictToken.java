package io.slipstream.jobs.sql.model;

import static java.util.Objects.requireNonNull;

import io.slipstream.models.port.TokenModel;
import io.slipstream.models.scoring.ModelBundle;
import io.slipstream.models.scoring.ModelBundles;
import io.slipstream.models.scoring.compiled.CompiledModel;
import io.slipstream.models.scoring.dataset.RowReader;
import java.util.Collection;
import java.util.List;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.functions.FunctionContext;
import org.apache.flink.table.functions.PredictFunction;
import org.apache.flink.table.types.logical.LogicalType;
import org.jspecify.annotations.Nullable;

/** The probability of a row, as the stream's own model gives it; NULL counts as missing. */
public final class PredictToken extends PredictFunction {
    private static final long serialVersionUID = 1L;

    private final String location;
    private final List<String> columns;
    private final RowData.FieldGetter[] cells;
    private final boolean isDouble;

    private transient @Nullable TokenModel model;
    private transient @Nullable RowReader reader;

    PredictToken(String location, List<String> columns, List<LogicalType> types, boolean isDouble) {
        this.location = location;
        this.columns = List.copyOf(columns);
        this.isDouble = isDouble;
        cells = new RowData.FieldGetter[types.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = RowData.createFieldGetter(types.get(i), i);
        }
    }

    @Override
    public void open(FunctionContext context) {
        ModelBundle bundle = ModelBundles.load(location);
        reader = new RowReader(RowReader.columns(bundle), columns);
        model = CompiledModel.open(bundle);
    }

    @Override
    public Collection<RowData> predict(RowData row) {
        double[] values = new double[cells.length];
        for (int i = 0; i < values.length; i++) {
            Object cell = cells[i].getFieldOrNull(row);
            values[i] = cell instanceof Number number ? number.doubleValue() : Double.NaN;
        }
        float score = requireNonNull(model).score(requireNonNull(reader).read(values));
        return List.of(isDouble ? GenericRowData.of((double) score) : GenericRowData.of(score));
    }

    @Override
    public void close() {
        if (model != null) {
            model.close();
        }
    }
}
