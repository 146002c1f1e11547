package io.slipstream.connectors.solana;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * HTTP/1.1 clients whose answers are handled by two threads. By itself Java's client wakes another
 * thread for each step of each answer, which costs more than the step. The threads end when idle,
 * so that a client that is forgotten holds nothing.
 */
public final class PooledHttp {
    private static final int THREADS = 2;
    private static final long IDLE_SECONDS = 5;

    private PooledHttp() {}

    public static HttpClient client(Duration connectTimeout) {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(
                        THREADS,
                        THREADS,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        task -> {
                            Thread thread = new Thread(task, "http-answers");
                            thread.setDaemon(true);
                            return thread;
                        });
        pool.allowCoreThreadTimeOut(true);
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .executor(pool)
                .build();
    }
}
