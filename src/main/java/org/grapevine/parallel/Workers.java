package org.grapevine.parallel;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of threads that work off numbered tasks. What the tasks are must not depend on the number of threads (cut work with
 * {@link Chunks}); then every result is the same bits on 1 thread and on 16, since a task writes only cells of its own and sums are
 * taken over the tasks in their order.
 */
public final class Workers implements AutoCloseable {
    /* The calling thread works too, so one thread means no hand-over at all, and a region of one task never leaves the caller. Tasks are
     * taken from a counter: which thread gets which task is open, what a task does is not. The caller waits for those who joined, not for
     * those who never came to it: so a task may itself run tasks on the same workers, whose threads may all be taken. The counter passes
     * the number of tasks by at most the number of threads.
     *
     * An iteration over a small graph is a region of a tenth of a millisecond, and to sleep and be woken takes as long. So who waits stays
     * awake for about that time first, which at worst doubles the cost of waiting; not where there are more threads than processors, since
     * there it would keep those from working for whom it waits, and seldom where others use the processors. */

    private static final long SPIN = 50_000;
    private static final int MOST_SKIPS = 15;

    /** A piece of work. */
    @FunctionalInterface
    public interface Task {
        /**
         * Does task number {@code task}.
         *
         * @param worker from 0 to {@link Workers#threads()} - 1, never the same for two tasks at one time: an index for scratch space
         */
        void run(int task, int worker);
    }

    /** A piece of work that yields a number. */
    @FunctionalInterface
    public interface Share {
        /** Does task number {@code task} and returns its share of the whole. */
        double of(int task, int worker);
    }

    private final int threads;
    private final Progress progress;
    private final BooleanSupplier asked;
    private final Patience patience;
    private final @Nullable ExecutorService pool;
    private final boolean lent;
    private volatile boolean cancelled;

    private Workers(int threads, Progress progress, BooleanSupplier asked) {
        this.threads = threads;
        this.progress = progress;
        this.asked = asked;
        boolean awake = threads <= Runtime.getRuntime().availableProcessors();
        this.patience = new Patience(awake);
        this.pool = threads == 1
                ? null
                : new ThreadPoolExecutor(
                        threads - 1, threads - 1, 0, TimeUnit.SECONDS, new Queue(new Patience(awake)), work -> {
                            Thread thread = new Thread(work, "grapevine-worker");
                            thread.setDaemon(true);
                            return thread;
                        });
        this.lent = false;
    }

    private Workers(Workers others, Progress progress) {
        this.threads = others.threads;
        this.progress = progress;
        this.asked = () -> others.cancelled || others.asked.getAsBoolean();
        this.patience = others.patience;
        this.pool = others.pool;
        this.lent = true;
    }

    /**
     * {@code threads} workers that report to nobody.
     *
     * @throws IllegalArgumentException if {@code threads} is not positive
     */
    public static Workers of(int threads) {
        return of(threads, Progress.SILENT);
    }

    /** {@code threads} workers whose kernels report to {@code progress}. */
    public static Workers of(int threads, Progress progress) {
        return until(() -> false, threads, progress);
    }

    /**
     * {@code threads} workers that are cancelled as soon as {@code asked} says so. It is asked often, by any thread: before every task, and
     * by kernels within long ones.
     */
    public static Workers until(BooleanSupplier asked, int threads, Progress progress) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads " + threads + " is not at least 1");
        }
        return new Workers(threads, progress, asked);
    }

    /** A worker who is whoever calls, and is cancelled when these are: for what a task does by itself. Reports to nobody. */
    public Workers alone() {
        return until(() -> cancelled || asked.getAsBoolean(), 1, Progress.SILENT);
    }

    /** The same workers, whose kernels report to {@code other}: for a part of a longer run. They end with these, and need no closing. */
    public Workers reporting(Progress other) {
        return new Workers(this, other);
    }

    /** How many threads work, the calling one included. */
    public int threads() {
        return threads;
    }

    /** Where kernels report how far they have come. */
    public Progress progress() {
        return progress;
    }

    /** Asks running and later work to end with a {@link CancellationException}; may be called from any thread. */
    public void cancel() {
        cancelled = true;
    }

    /**
     * Ends the run if somebody asked for it. Kernels call this between rounds and within tasks that may be long; the beginnings of tasks are
     * covered.
     *
     * @throws CancellationException if {@link #cancel} was called
     */
    public void checkCancelled() {
        if (cancelled || asked.getAsBoolean()) {
            throw new CancellationException("cancelled");
        }
    }

    /**
     * Does tasks 0 to {@code tasks} - 1 in any order and returns when all are done; rethrows the first failure. An interrupt of the
     * calling thread cancels these workers.
     */
    public void run(int tasks, Task task) {
        checkCancelled();
        int hands = Math.min(threads, tasks);
        if (hands <= 1 || pool == null) {
            for (int i = 0; i < tasks; i++) {
                checkCancelled();
                task.run(i, 0);
            }
            return;
        }
        Region region = new Region(tasks, task);
        for (int worker = 1; worker < hands; worker++) {
            int index = worker;
            pool.execute(() -> region.join(index));
        }
        region.work(0);
        region.end();
    }

    /** The sum of {@code summand} over tasks 0 to {@code tasks} - 1, added up in the order of the tasks. */
    public double sum(int tasks, Share summand) {
        double[] parts = new double[tasks];
        run(tasks, (task, worker) -> parts[task] = summand.of(task, worker));
        double sum = 0;
        for (double part : parts) {
            sum += part;
        }
        return sum;
    }

    /** The largest that {@code value} yields over tasks 0 to {@code tasks} - 1; 0 where nothing is larger. */
    public double max(int tasks, Share value) {
        double[] parts = new double[tasks];
        run(tasks, (task, worker) -> parts[task] = value.of(task, worker));
        double max = 0;
        for (double part : parts) {
            max = Math.max(max, part);
        }
        return max;
    }

    /** Lets the threads go. */
    @Override
    public void close() {
        if (pool != null && !lent) {
            pool.shutdownNow();
        }
    }

    /** Waits awake for about as long as falling asleep and being woken would take, but seldom where that has been in vain lately. */
    private static final class Patience {
        private final boolean any;
        private int skipped;
        private int skips;

        Patience(boolean any) {
            this.any = any;
        }

        /** Returns once {@code over} says so, or earlier. Threads that overlook what others count here only spin once more or less. */
        void await(BooleanSupplier over) {
            if (!any || over.getAsBoolean()) {
                return;
            }
            if (skipped < skips) {
                skipped++;
                return;
            }
            long start = System.nanoTime();
            boolean early = false;
            while (!early && System.nanoTime() - start < SPIN) {
                Thread.onSpinWait();
                early = over.getAsBoolean();
            }
            skipped = 0;
            skips = early ? 0 : Math.min(MOST_SKIPS, 2 * skips + 1);
        }
    }

    /** Work that waits for threads. */
    private static final class Queue extends LinkedBlockingQueue<Runnable> {
        private static final long serialVersionUID = 1;

        private final transient Patience patience;

        Queue(Patience patience) {
            this.patience = patience;
        }

        @Override
        public Runnable take() throws InterruptedException {
            patience.await(() -> !isEmpty());
            return super.take();
        }
    }

    private final class Region {
        /** Added to the number of those at work once nobody may join any more. */
        private static final int OVER = 1 << 30;

        private final int tasks;
        private final Task task;
        private final Thread caller = Thread.currentThread();
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger joined = new AtomicInteger();
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

        Region(int tasks, Task task) {
            this.tasks = tasks;
            this.task = task;
        }

        void join(int worker) {
            int others = joined.get();
            while (others < OVER && !joined.compareAndSet(others, others + 1)) {
                others = joined.get();
            }
            if (others < OVER) {
                try {
                    work(worker);
                } finally {
                    if (joined.decrementAndGet() == OVER) {
                        LockSupport.unpark(caller);
                    }
                }
            }
        }

        @SuppressWarnings("CatchThrowable") // whatever ends a worker must end the caller
        void work(int worker) {
            try {
                for (int i = next.getAndIncrement(); i < tasks && failure.get() == null; i = next.getAndIncrement()) {
                    checkCancelled();
                    task.run(i, worker);
                }
            } catch (Throwable thrown) {
                failure.compareAndSet(null, thrown);
            }
        }

        void end() {
            joined.addAndGet(OVER);
            patience.await(() -> joined.get() == OVER);
            boolean interrupted = false;
            while (joined.get() > OVER) {
                LockSupport.park(this);
                if (Thread.interrupted()) {
                    interrupted = true;
                    cancel();
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            Throwable thrown = failure.get();
            if (thrown instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (thrown instanceof Error error) {
                throw error;
            }
        }
    }
}
