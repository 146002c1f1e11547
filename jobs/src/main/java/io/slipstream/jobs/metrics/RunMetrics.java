package io.slipstream.jobs.metrics;

import io.slipstream.functions.execute.LatencyRecorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.HistogramStatistics;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/**
 * Flink's metrics of the operators in this JVM, for the status line and the report. One registry
 * for the process: a local run has the process to itself. What an operator counted is kept when it
 * ends; what a failed attempt counted is not taken back, since its events were really counted
 * twice.
 */
public final class RunMetrics implements MetricReporter {

    /** By operator and metric name; then each subtask's metric with its variables. */
    private static final Map<Name, Map<Metric, Map<String, String>>> METRICS =
            new ConcurrentHashMap<>();

    private record Name(String operator, String metric) {}

    /** Found by Flink through {@code META-INF/services}. */
    public static final class Factory implements MetricReporterFactory {
        @Override
        public MetricReporter createMetricReporter(java.util.Properties properties) {
            return new RunMetrics();
        }
    }

    /** Sum of a counter over all subtasks. */
    public static long sum(String operator, String counter) {
        long sum = 0;
        for (Metric metric : named(operator, counter).keySet()) {
            sum += metric instanceof Counter count ? count.getCount() : 0;
        }
        return sum;
    }

    /**
     * Sums of a counter over all subtasks, by the value of a variable such as {@code reason},
     * sorted by that value.
     */
    public static Map<String, Long> sumBy(String operator, String counter, String variable) {
        Map<String, Long> sums = new TreeMap<>();
        named(operator, counter)
                .forEach(
                        (metric, variables) -> {
                            String value = variables.get("<" + variable + ">");
                            if (value != null && metric instanceof Counter count) {
                                sums.merge(value, count.getCount(), Long::sum);
                            }
                        });
        return sums;
    }

    /** The values of a numeric gauge, one for each subtask that runs it. */
    public static List<Long> gauges(String operator, String gauge) {
        List<Long> values = new ArrayList<>();
        for (Metric metric : named(operator, gauge).keySet()) {
            if (metric instanceof Gauge<?> found && found.getValue() instanceof Number value) {
                values.add(value.longValue());
            }
        }
        return values;
    }

    /** The same with what lies behind the decimal point. */
    public static List<Double> fractions(String operator, String gauge) {
        List<Double> values = new ArrayList<>();
        for (Metric metric : named(operator, gauge).keySet()) {
            if (metric instanceof Gauge<?> found && found.getValue() instanceof Number value) {
                values.add(value.doubleValue());
            }
        }
        return values;
    }

    /**
     * The worst subtask's quantile of a histogram, in the histogram's unit; 0 if nothing was
     * measured.
     */
    public static double quantile(String operator, String histogram, double quantile) {
        double worst = 0;
        for (Metric metric : named(operator, histogram).keySet()) {
            if (metric instanceof Histogram found) {
                HistogramStatistics statistics = found.getStatistics();
                worst =
                        Math.max(
                                worst,
                                statistics.size() == 0 ? 0 : statistics.getQuantile(quantile));
            }
        }
        return worst;
    }

    private static Map<Metric, Map<String, String>> named(String operator, String metric) {
        return METRICS.getOrDefault(new Name(operator, metric), Map.of());
    }

    /** Forgets the latencies measured so far; counters go on. */
    public static void clearLatencies() {
        METRICS.values().stream()
                .flatMap(metrics -> metrics.keySet().stream())
                .filter(LatencyRecorder.class::isInstance)
                .map(LatencyRecorder.class::cast)
                .forEach(LatencyRecorder::clear);
    }

    /** Forgets everything: a new run begins. */
    public static void reset() {
        METRICS.clear();
    }

    @Override
    public void open(MetricConfig config) {}

    @Override
    public void close() {}

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        Map<String, String> variables = group.getAllVariables();
        String operator = variables.get("<operator_name>");
        if (operator != null) {
            METRICS.computeIfAbsent(new Name(operator, name), n -> new ConcurrentHashMap<>())
                    .put(metric, Map.copyOf(variables));
        }
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
        if (!(metric instanceof Counter) && !(metric instanceof Histogram)) {
            METRICS.values().forEach(metrics -> metrics.remove(metric));
        }
    }
}
