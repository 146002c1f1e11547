package io.slipstream.jobs.local;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import sun.misc.Signal;

/**
 * Ctrl-C or SIGTERM asks for an orderly end. The signals are taken here and not in a shutdown hook,
 * because hooks run side by side: the embedded database's own would close it under the running
 * jobs.
 */
final class StopRequest {

    private final CountDownLatch asked = new CountDownLatch(1);

    static StopRequest onSignals() {
        StopRequest request = new StopRequest();
        for (String name : new String[] {"INT", "TERM"}) {
            Signal.handle(new Signal(name), signal -> request.asked.countDown());
        }
        return request;
    }

    /** Waits that long at the most; true if the end was asked for. */
    boolean within(long millis) throws InterruptedException {
        return asked.await(millis, TimeUnit.MILLISECONDS);
    }
}
