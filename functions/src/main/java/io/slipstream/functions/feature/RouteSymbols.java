package io.slipstream.functions.feature;

import io.slipstream.models.chain.PoolEvent;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Sends the birth of a token to its symbol. */
public class RouteSymbols implements FlatMapFunction<PoolEvent, SymbolInput> {

    @Override
    public void flatMap(PoolEvent event, Collector<SymbolInput> out) {
        if (SymbolInput.isNamedBirth(event)) {
            out.collect(SymbolInput.of(event));
        }
    }
}
