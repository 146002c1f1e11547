package io.slipstream.jobs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.jobs.egress.RecordedEgress;
import java.nio.file.Path;
import java.util.Set;

/**
 * The acceptance tape with its posts, replayed once from beginning to end with two subtasks: what
 * other runs are held against. Made once per JVM.
 *
 * @param hosts whom it has spoken to, this machine left out
 */
record UninterruptedRun(Run run, Tables tables, Set<String> hosts) {

    private static UninterruptedRun made;

    static synchronized UninterruptedRun get() throws Exception {
        if (made == null) {
            Run run = on(FreshFolder.named("uninterrupted")).at(2);
            try (RecordedEgress egress = RecordedEgress.watching()) {
                assertThat(run.toTheEnd()).isZero();
                made = new UninterruptedRun(run, run.tables(), egress.hosts());
            }
        }
        return made;
    }

    /** The same run, to be made elsewhere. */
    static Run on(Path home) throws Exception {
        return Run.in(home)
                .replaying(AcceptanceTape.file())
                .hearing(AcceptanceTape.posts())
                .seededBy(Followers.copyingAndSniping())
                .andBy(Followers.advised());
    }
}
