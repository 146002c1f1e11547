package io.slipstream.jobs.replay;

import java.util.function.Consumer;
import org.apache.flink.runtime.event.WatermarkEvent;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.LatencyMarker;
import org.apache.flink.streaming.runtime.streamrecord.RecordAttributes;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;

/** An operator's output that shows each record of the main output before it leaves. */
record TappedOutput<T>(Output<StreamRecord<T>> to, Consumer<T> tap)
        implements Output<StreamRecord<T>> {

    @Override
    public void collect(StreamRecord<T> element) {
        tap.accept(element.getValue());
        to.collect(element);
    }

    @Override
    public <X> void collect(OutputTag<X> tag, StreamRecord<X> element) {
        to.collect(tag, element);
    }

    @Override
    public void emitWatermark(Watermark mark) {
        to.emitWatermark(mark);
    }

    @Override
    public void emitWatermark(WatermarkEvent mark) {
        to.emitWatermark(mark);
    }

    @Override
    public void emitWatermarkStatus(WatermarkStatus status) {
        to.emitWatermarkStatus(status);
    }

    @Override
    public void emitLatencyMarker(LatencyMarker marker) {
        to.emitLatencyMarker(marker);
    }

    @Override
    public void emitRecordAttributes(RecordAttributes attributes) {
        to.emitRecordAttributes(attributes);
    }

    @Override
    public void close() {
        to.close();
    }
}
