package org.grapevine.web;

import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.grapevine.parallel.Progress;
import org.grapevine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/** A piece of work that may take longer than anybody waits for a page. */
final class Job {
    /** What is to be done. It must not wait for another job. */
    @FunctionalInterface
    interface Work<T> {
        /** Does it with {@code workers}, who are cancelled when the job is. */
        T with(Workers workers);
    }

    /** How it stands. */
    enum State {
        /** Others are before it. */
        WAITING,
        /** It is being done. */
        RUNNING,
        /** Its result is there. */
        DONE,
        /** It ended without a result. */
        FAILED,
        /** Somebody ended it. */
        CANCELLED
    }

    /**
     * What a page shows of it.
     *
     * @param id to ask again with
     * @param what is done, in words
     * @param state in lower case
     * @param share how much of it is done, from 0 to 1; null where nobody can know
     * @param error what happened; null unless it failed
     * @param remedy what to do about it; null unless it failed
     * @param result what came out, of jobs that somebody started to change something; else null
     */
    record Report(
            String id,
            String what,
            String state,
            @Nullable Double share,
            @Nullable String error,
            @Nullable String remedy,
            @Nullable Object result) {}

    private final String id;
    private final String what;
    private final boolean told;
    private final CompletableFuture<Object> result = new CompletableFuture<>();
    private volatile boolean started;
    private volatile boolean cancelled;
    private volatile double share = Double.NaN;

    /**
     * A job that waits.
     *
     * @param told whether its report tells the result
     */
    Job(String id, String what, boolean told) {
        this.id = id;
        this.what = what;
        this.told = told;
    }

    String id() {
        return id;
    }

    boolean over() {
        return result.isDone();
    }

    @SuppressWarnings("CatchThrowable") // whatever ends the work is told to whoever asks for the result
    void run(Work<?> work, int threads, Consumer<Throwable> faults) {
        if (cancelled) {
            return;
        }
        started = true;
        Progress progress = (done, total) -> share = total > 0 ? Math.min(1, (double) done / total) : Double.NaN;
        try (Workers workers = Workers.until(() -> cancelled, threads, progress)) {
            result.complete(work.with(workers));
        } catch (Throwable fault) {
            result.completeExceptionally(cancelled ? new CancellationException("cancelled") : fault);
            if (!cancelled) {
                faults.accept(fault);
            }
        }
    }

    /** Ends it: at once where others are before it, else as soon as the work looks up. */
    void cancel() {
        cancelled = true;
        if (!started) {
            result.completeExceptionally(new CancellationException("cancelled"));
        }
    }

    /**
     * The result, waited for a moment.
     *
     * @throws Pending if it is not there yet
     * @throws RuntimeException what ended the work; an error is its cause
     */
    Object await(long milliseconds) {
        try {
            return result.get(milliseconds, TimeUnit.MILLISECONDS);
        } catch (TimeoutException notYet) {
            throw new Pending(this);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Pending(this);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    /** The result; null where there is none, or not yet. */
    @Nullable
    Object known() {
        return state() == State.DONE ? result.join() : null;
    }

    private State state() {
        if (!result.isDone()) {
            return started ? State.RUNNING : State.WAITING;
        }
        if (!result.isCompletedExceptionally()) {
            return State.DONE;
        }
        return fault() instanceof CancellationException ? State.CANCELLED : State.FAILED;
    }

    private @Nullable Throwable fault() {
        return result.isCompletedExceptionally()
                ? result.handle((value, thrown) -> thrown).join()
                : null;
    }

    Report report() {
        State state = state();
        Throwable fault = state == State.FAILED ? fault() : null;
        Problem problem = fault == null ? null : Problem.of(fault);
        return new Report(
                id,
                what,
                state.name().toLowerCase(Locale.ROOT),
                Double.isNaN(share) ? null : share,
                problem == null ? null : problem.error(),
                problem == null ? null : problem.remedy(),
                told && state == State.DONE ? result.join() : null);
    }
}
