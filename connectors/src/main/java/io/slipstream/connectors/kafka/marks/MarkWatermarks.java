package io.slipstream.connectors.kafka.marks;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.slipstream.connectors.kafka.RecordJson;
import io.slipstream.connectors.kafka.RecordKey;
import java.nio.charset.StandardCharsets;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Turns records into JSON under their keys, and each new watermark into one mark for every
 * partition. The sink is chained to it, so that marks stay behind the records before them.
 */
final class MarkWatermarks<T> extends AbstractStreamOperator<MarkedWrite>
        implements OneInputStreamOperator<T, MarkedWrite> {

    private final RecordKey<T> key;
    private final int partitions;
    private transient long marked;

    MarkWatermarks(RecordKey<T> key, int partitions) {
        this.key = key;
        this.partitions = partitions;
    }

    @Override
    public void open() throws Exception {
        super.open();
        marked = Long.MIN_VALUE;
    }

    @Override
    public void processElement(StreamRecord<T> element) throws JsonProcessingException {
        T record = element.getValue();
        long slot = element.hasTimestamp() ? element.getTimestamp() : Long.MIN_VALUE;
        byte[] name = key.of(record).getBytes(StandardCharsets.UTF_8);
        byte[] json = RecordJson.MAPPER.writeValueAsBytes(record);
        output.collect(new StreamRecord<>(MarkedWrite.of(name, json, slot)));
    }

    @Override
    public void processWatermark(Watermark watermark) throws Exception {
        if (watermark.getTimestamp() > marked) {
            marked = watermark.getTimestamp();
            Mark mark =
                    new Mark(
                            marked,
                            getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(),
                            getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks());
            for (int partition = 0; partition < partitions; partition++) {
                output.collect(new StreamRecord<>(MarkedWrite.of(mark, partition)));
            }
        }
        super.processWatermark(watermark);
    }
}
