package io.slipstream.jobs.local;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar for a tape; nothing for an input without an end. */
final class ReplayProgress implements AutoCloseable {

    private final RunningJobs jobs;
    private final @Nullable ProgressBar bar;

    private ReplayProgress(RunningJobs jobs, @Nullable ProgressBar bar) {
        this.jobs = jobs;
        this.bar = bar;
    }

    static ReplayProgress of(RunningJobs jobs) {
        return new ReplayProgress(
                jobs,
                jobs.total() == 0
                        ? null
                        : new ProgressBarBuilder()
                                .setTaskName("replay")
                                .setInitialMax(jobs.total())
                                .setStyle(ProgressBarStyle.ASCII)
                                .setUpdateIntervalMillis(500)
                                .setUnit(" events", 1)
                                .showSpeed()
                                .build());
    }

    void show() {
        if (bar != null) {
            bar.stepTo(jobs.read());
        }
    }

    @Override
    public void close() {
        show();
        if (bar != null) {
            bar.close();
        }
    }
}
