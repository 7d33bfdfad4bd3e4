package org.grapevine.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WorkersTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void every_task_is_done_once(int threads) {
        try (Workers workers = Workers.of(threads)) {
            for (int tasks : new int[] {0, 1, 2, 7, 1000}) {
                AtomicIntegerArray done = new AtomicIntegerArray(tasks);
                workers.run(tasks, (task, worker) -> done.incrementAndGet(task));
                for (int task = 0; task < tasks; task++) {
                    assertThat(done.get(task)).isEqualTo(1);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void no_two_tasks_share_a_worker_at_one_time(int threads) {
        try (Workers workers = Workers.of(threads)) {
            AtomicIntegerArray busy = new AtomicIntegerArray(threads);
            AtomicInteger clashes = new AtomicInteger();
            workers.run(5000, (task, worker) -> {
                clashes.addAndGet(busy.getAndIncrement(worker));
                busy.decrementAndGet(worker);
            });
            assertThat(clashes.get()).isZero();
        }
    }

    @Test
    void sums_are_added_up_in_the_order_of_the_tasks() {
        // in another order the small summands would not be lost beside the large one
        double[] summands = {1, 0x1p-53, 0x1p-53, 0x1p-53, 0x1p-53};
        for (int threads : new int[] {1, 2, 5}) {
            try (Workers workers = Workers.of(threads)) {
                for (int again = 0; again < 200; again++) {
                    assertThat(workers.sum(summands.length, (task, worker) -> summands[task]))
                            .isEqualTo(1);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void the_failure_of_a_task_reaches_the_caller_and_ends_the_run(int threads) {
        try (Workers workers = Workers.of(threads)) {
            AtomicInteger done = new AtomicInteger();
            assertThatThrownBy(() -> workers.run(1_000_000, (task, worker) -> {
                        done.incrementAndGet();
                        if (task == 10) {
                            throw new IllegalStateException("task 10");
                        }
                    }))
                    .hasMessage("task 10");
            assertThat(done.get()).isLessThan(1_000_000);
            workers.run(3, (task, worker) -> done.set(-task));
            assertThat(done.get()).isNotPositive();
        }
    }

    @Test
    void an_error_of_another_thread_reaches_the_caller() throws Exception {
        try (Workers workers = Workers.of(2)) {
            CyclicBarrier both = new CyclicBarrier(2);
            assertThatThrownBy(() -> workers.run(2, (task, worker) -> {
                        await(both);
                        if (worker == 1) {
                            throw new StackOverflowError("deep");
                        }
                    }))
                    .isInstanceOf(StackOverflowError.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void a_cancelled_run_ends_before_its_next_task(int threads) {
        try (Workers workers = Workers.of(threads)) {
            AtomicInteger done = new AtomicInteger();
            assertThatThrownBy(() -> workers.run(1_000_000, (task, worker) -> {
                        if (done.incrementAndGet() == 5) {
                            workers.cancel();
                        }
                    }))
                    .isInstanceOf(CancellationException.class);
            assertThat(done.get()).isLessThan(1000);
            assertThatThrownBy(() -> workers.run(1, (task, worker) -> done.set(0)))
                    .isInstanceOf(CancellationException.class);
            assertThatThrownBy(workers::checkCancelled).isInstanceOf(CancellationException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void of_many_short_runs_one_after_the_other_each_is_whole_when_it_returns(int threads) {
        // some close upon each other, some after threads have had time to fall asleep
        try (Workers workers = Workers.of(threads)) {
            int[] done = new int[4];
            for (int run = 1; run <= 5000; run++) {
                workers.run(done.length, (task, worker) -> done[task]++);
                assertThat(done).containsOnly(run);
                if (run % 100 == 0) {
                    LockSupport.parkNanos(200_000);
                }
            }
        }
    }

    @Test
    void an_interrupted_caller_cancels_and_stays_interrupted() throws Exception {
        try (Workers workers = Workers.of(2)) {
            CountDownLatch started = new CountDownLatch(2);
            CountDownLatch never = new CountDownLatch(1);
            AtomicInteger stillInterrupted = new AtomicInteger();
            Thread caller = new Thread(() -> {
                try {
                    workers.run(100, (task, worker) -> {
                        started.countDown();
                        if (worker == 1) {
                            awaitUnlessCancelled(never, workers);
                        } else if (task < 2) {
                            await(started);
                        }
                    });
                } catch (CancellationException cancelled) {
                    stillInterrupted.set(Thread.currentThread().isInterrupted() ? 1 : -1);
                }
            });
            caller.start();
            started.await();
            caller.interrupt();
            caller.join();
            assertThat(stillInterrupted.get()).isEqualTo(1);
        }
    }

    @Test
    void a_task_may_itself_run_tasks_on_the_same_workers() {
        for (int threads : new int[] {1, 2, 3}) {
            try (Workers workers = Workers.of(threads)) {
                AtomicInteger done = new AtomicInteger();
                workers.run(8, (outer, worker) -> workers.run(8, (inner, other) -> done.incrementAndGet()));
                assertThat(done.get()).isEqualTo(64);
            }
        }
    }

    @Test
    void who_reports_elsewhere_works_and_ends_with_the_others_and_leaves_them_their_threads() {
        List<Long> whole = new ArrayList<>();
        List<Long> part = new ArrayList<>();
        try (Workers workers = Workers.of(3, (done, total) -> whole.add(done))) {
            try (Workers same = workers.reporting((done, total) -> part.add(done))) {
                same.progress().at(7, 9);
                assertThat(same.threads()).isEqualTo(3);
                assertThat(same.sum(100, (task, worker) -> task)).isEqualTo(4950);
            }
            assertThat(part).containsExactly(7L);
            assertThat(whole).isEmpty();
            assertThat(workers.sum(100, (task, worker) -> task)).isEqualTo(4950);
            Workers later = workers.reporting((done, total) -> {});
            workers.cancel();
            assertThatThrownBy(later::checkCancelled).hasMessage("cancelled");
        }
    }

    @Test
    void at_least_one_thread_is_needed() {
        assertThatThrownBy(() -> Workers.of(0)).hasMessage("threads 0 is not at least 1");
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Blocks as a task does that only ends when it notices the cancellation. */
    private static void awaitUnlessCancelled(CountDownLatch latch, Workers workers) {
        while (latch.getCount() > 0) {
            workers.checkCancelled();
            Thread.onSpinWait();
        }
    }
}
