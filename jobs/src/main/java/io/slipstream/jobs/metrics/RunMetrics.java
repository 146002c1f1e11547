package io.slipstream.jobs.metrics;

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

    private static final Map<Metric, Name> METRICS = new ConcurrentHashMap<>();

    private record Name(String operator, String metric, Map<String, String> variables) {
        boolean is(String operator, String metric) {
            return this.operator.equals(operator) && this.metric.equals(metric);
        }
    }

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
        for (Map.Entry<Metric, Name> entry : METRICS.entrySet()) {
            if (entry.getKey() instanceof Counter metric
                    && entry.getValue().is(operator, counter)) {
                sum += metric.getCount();
            }
        }
        return sum;
    }

    /**
     * Sums of a counter over all subtasks, by the value of a variable such as {@code reason},
     * sorted by that value.
     */
    public static Map<String, Long> sumBy(String operator, String counter, String variable) {
        Map<String, Long> sums = new TreeMap<>();
        METRICS.forEach(
                (metric, name) -> {
                    String value = name.variables().get("<" + variable + ">");
                    if (value != null
                            && metric instanceof Counter count
                            && name.is(operator, counter)) {
                        sums.merge(value, count.getCount(), Long::sum);
                    }
                });
        return sums;
    }

    /** The values of a numeric gauge, one for each subtask that runs it. */
    public static List<Long> gauges(String operator, String gauge) {
        List<Long> values = new ArrayList<>();
        METRICS.forEach(
                (metric, name) -> {
                    if (metric instanceof Gauge<?> found
                            && name.is(operator, gauge)
                            && found.getValue() instanceof Number value) {
                        values.add(value.longValue());
                    }
                });
        return values;
    }

    /**
     * The worst subtask's quantile of a histogram, in the histogram's unit; 0 if nothing was
     * measured.
     */
    public static double quantile(String operator, String histogram, double quantile) {
        double worst = 0;
        for (Map.Entry<Metric, Name> entry : METRICS.entrySet()) {
            if (entry.getKey() instanceof Histogram found
                    && entry.getValue().is(operator, histogram)) {
                HistogramStatistics statistics = found.getStatistics();
                worst =
                        Math.max(
                                worst,
                                statistics.size() == 0 ? 0 : statistics.getQuantile(quantile));
            }
        }
        return worst;
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
            METRICS.put(metric, new Name(operator, name, Map.copyOf(variables)));
        }
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
        if (!(metric instanceof Counter) && !(metric instanceof Histogram)) {
            METRICS.remove(metric);
        }
    }
}
