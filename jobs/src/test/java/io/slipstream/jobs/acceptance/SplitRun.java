package io.slipstream.jobs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The acceptance tape through three jobs with topics between them: every topic is written. Made
 * once per JVM.
 */
final class SplitRun {

    private static Run made;

    private SplitRun() {}

    static synchronized Run get() throws Exception {
        if (made == null) {
            Run run = UninterruptedRun.on(FreshFolder.named("split")).split();
            assertThat(run.toTheEnd()).isZero();
            made = run;
        }
        return made;
    }
}
