package io.slipstream.connectors.safety;

import io.slipstream.connectors.safety.ChainAccounts.AtSlot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Puts what is asked for within a few millis into few calls, and makes no more of them a second
 * than the budget allows: what comes beyond it fails. What is asked for together is read together,
 * at one slot.
 */
final class AccountBatches implements AutoCloseable {
    private static final long GATHER_MILLIS = 5;

    private record Wanted(List<String> addresses, CompletableFuture<AtSlot> answer) {}

    private final ChainAccounts accounts;
    private final Budget budget;
    private final List<Wanted> unsent = new ArrayList<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "account-batches");
                        thread.setDaemon(true);
                        return thread;
                    });

    AccountBatches(ChainAccounts accounts, Budget budget) {
        this.accounts = accounts;
        this.budget = budget;
    }

    /**
     * Reads them, with others.
     *
     * @param addresses at most {@link ChainAccounts#MOST}
     */
    CompletableFuture<AtSlot> read(List<String> addresses) {
        Wanted wanted = new Wanted(addresses, new CompletableFuture<>());
        synchronized (unsent) {
            if (unsent.isEmpty()) {
                var unused = timer.schedule(this::sendAll, GATHER_MILLIS, TimeUnit.MILLISECONDS);
            }
            unsent.add(wanted);
        }
        return wanted.answer();
    }

    private void sendAll() {
        List<Wanted> all;
        synchronized (unsent) {
            all = new ArrayList<>(unsent);
            unsent.clear();
        }
        List<Wanted> batch = new ArrayList<>();
        Set<String> addresses = new LinkedHashSet<>();
        for (Wanted wanted : all) {
            if (addresses.size() + wanted.addresses().size() > ChainAccounts.MOST) {
                send(batch, addresses);
                batch = new ArrayList<>();
                addresses = new LinkedHashSet<>();
            }
            batch.add(wanted);
            addresses.addAll(wanted.addresses());
        }
        send(batch, addresses);
    }

    private void send(List<Wanted> batch, Set<String> addresses) {
        if (batch.isEmpty()) {
            return;
        }
        CompletableFuture<AtSlot> answer =
                budget.spend()
                        ? accounts.read(List.copyOf(addresses))
                        : CompletableFuture.failedFuture(
                                new IllegalStateException("expected a budget, was spent"));
        answer.whenComplete(
                (at, problem) -> {
                    for (Wanted wanted : batch) {
                        if (problem == null) {
                            wanted.answer().complete(at);
                        } else {
                            wanted.answer().completeExceptionally(problem);
                        }
                    }
                });
    }

    @Override
    public void close() {
        timer.shutdownNow();
        accounts.close();
    }
}
