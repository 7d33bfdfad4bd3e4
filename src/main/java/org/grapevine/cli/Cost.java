package org.grapevine.cli;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.function.ToLongFunction;

/** What a piece of work takes, from the making of this object until {@link #stop}: nanoseconds and bytes. */
final class Cost {
    /* The peak counts what is no longer used until a collection takes it, so the heap is collected once before the work begins. */

    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();
    private final long processorAtStart;
    private final long start;

    /** The heap in use before. */
    final long idle;

    /** On the clock. */
    long wall;

    /** Of all processors together, those included that compile and collect. */
    long processor;

    /** The most of the heap in use. */
    long peak;

    Cost() {
        System.gc();
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
        idle = sum(pool -> pool.getUsage().getUsed());
        processorAtStart = processorTime();
        start = System.nanoTime();
    }

    void stop() {
        wall = System.nanoTime() - start;
        processor = processorTime() - processorAtStart;
        peak = sum(pool -> pool.getPeakUsage().getUsed());
    }

    private long sum(ToLongFunction<MemoryPoolMXBean> bytes) {
        return pools.stream().mapToLong(bytes).sum();
    }

    private static long processorTime() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }
}
