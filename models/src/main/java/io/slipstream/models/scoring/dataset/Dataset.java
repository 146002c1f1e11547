package io.slipstream.models.scoring.dataset;

import io.slipstream.models.scoring.TrainingRows;
import java.util.List;

/**
 * A table made ready to learn from.
 *
 * @param columns that are learnt from
 * @param dropped columns that are not
 * @param notes what else the reader of a card must know, one sentence each
 */
public record Dataset(
        TrainingRows rows,
        List<DatasetColumn> columns,
        List<DroppedColumn> dropped,
        List<String> notes) {}
