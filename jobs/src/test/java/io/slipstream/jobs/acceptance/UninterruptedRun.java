package io.slipstream.jobs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/**
 * The acceptance tape with its posts, replayed once from beginning to end with two subtasks: what
 * other runs are held against. Made once per JVM.
 */
record UninterruptedRun(Run run, Tables tables) {

    private static UninterruptedRun made;

    static synchronized UninterruptedRun get() throws Exception {
        if (made == null) {
            Run run = on(FreshFolder.named("uninterrupted")).at(2);
            assertThat(run.toTheEnd()).isZero();
            made = new UninterruptedRun(run, run.tables());
        }
        return made;
    }

    /** The same run, to be made elsewhere. */
    static Run on(Path home) throws Exception {
        return Run.in(home)
                .replaying(AcceptanceTape.file())
                .hearing(AcceptanceTape.posts())
                .seededBy(Followers.copyingAndSniping());
    }
}
