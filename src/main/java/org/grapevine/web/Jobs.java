package org.grapevine.web;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.grapevine.GrapevineException;
import org.jspecify.annotations.Nullable;

/**
 * The long work of the dashboard. What a page reads is found once for each key and kept; the request that asks first starts the work, and
 * is sent away with a {@link Pending} where it takes longer than a moment.
 */
final class Jobs implements AutoCloseable {
    /* Two jobs at a time: a long one does not keep the short ones of another page waiting. Results are kept by key, the least recently used
     * go first; a failure is told once, then the work may be tried again. */

    private static final int AT_A_TIME = 2;
    private static final int KEPT = 48;
    private static final long MOMENT = 150;

    private final int threads;
    private final Consumer<Throwable> faults;
    private final ExecutorService hands = Executors.newFixedThreadPool(AT_A_TIME, work -> {
        Thread thread = new Thread(work, "grapevine-job");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Job> byKey = new LinkedHashMap<>(16, .75f, true);
    private final Map<String, Job> byId = new LinkedHashMap<>();
    private final AtomicLong number = new AtomicLong();

    /**
     * Nothing to do yet.
     *
     * @param threads that compute in each job
     * @param faults hears what ends a job
     */
    Jobs(int threads, Consumer<Throwable> faults) {
        this.threads = threads;
        this.faults = faults;
    }

    /**
     * What {@code work} yields, found once for {@code key}.
     *
     * @param key what the result is a function of: fingerprint of the data and all parameters
     * @param what is done, in words
     * @throws Pending if it is not there yet
     */
    @SuppressWarnings("unchecked") // a key belongs to one work, which yields one type
    <T> T result(String key, String what, Job.Work<T> work) {
        Job job;
        synchronized (this) {
            job = byKey.get(key);
            if (job == null) {
                job = start(what, false, work);
                byKey.put(key, job);
                trim();
            }
        }
        try {
            return (T) job.await(MOMENT);
        } catch (Pending notYet) {
            throw notYet;
        } catch (RuntimeException fault) {
            synchronized (this) {
                byKey.remove(key, job);
            }
            throw fault;
        }
    }

    /** What was found for {@code key} already; null where it was not. Starts nothing. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // a key belongs to one work, which yields one type
    <T> @Nullable T known(String key) {
        Job job;
        synchronized (this) {
            job = byKey.get(key);
        }
        return job == null ? null : (T) job.known();
    }

    /** Starts work that changes something; its report tells the result. */
    synchronized Job.Report submit(String what, Job.Work<?> work) {
        return start(what, true, work).report();
    }

    private synchronized Job start(String what, boolean told, Job.Work<?> work) {
        Job job = new Job("job-" + number.incrementAndGet(), what, told);
        byId.put(job.id(), job);
        hands.execute(() -> job.run(work, threads, faults));
        return job;
    }

    private void trim() {
        dropOldest(byKey, KEPT);
        dropOldest(byId, 4 * KEPT);
    }

    private static void dropOldest(Map<String, Job> jobs, int kept) {
        Iterator<Job> oldest = jobs.values().iterator();
        while (jobs.size() > kept && oldest.hasNext()) {
            if (oldest.next().over()) {
                oldest.remove();
            }
        }
    }

    /** Ends and forgets what is kept under keys that {@code stale} says so of. */
    synchronized void forget(Predicate<String> stale) {
        List<String> gone = byKey.keySet().stream().filter(stale).toList();
        gone.forEach(key -> {
            Job job = byKey.remove(key);
            if (job != null) {
                job.cancel();
            }
        });
    }

    /**
     * The job of that id.
     *
     * @throws GrapevineException if there is none
     */
    synchronized Job called(String id) {
        Job job = byId.get(id);
        if (job == null) {
            throw GrapevineException.input("there is no job " + id, "reload the page");
        }
        return job;
    }

    /** All that are not over, the oldest first. */
    synchronized List<Job.Report> open() {
        List<Job.Report> open = new ArrayList<>();
        byId.values().stream().filter(job -> !job.over()).forEach(job -> open.add(job.report()));
        return open;
    }

    /** Ends all work. */
    @Override
    public synchronized void close() {
        byId.values().forEach(Job::cancel);
        hands.shutdownNow();
    }
}
