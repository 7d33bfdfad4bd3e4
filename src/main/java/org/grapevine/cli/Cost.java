package org.grapevine.cli;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.ListenerNotFoundException;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** What a piece of work takes, from the making of this object until {@link #stop}: nanoseconds and bytes. */
final class Cost {
    /* The peak counts what is no longer used until a collection takes it, so the heap is collected once before the work begins. Between
     * collections the heap only fills: the peak is what was in use before one of them, or at the end. (Adding up the peaks of the pools of the
     * heap would count twice what a collection moved from one to another.) Collections are heard of a little later, the last ones are asked for. */

    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();
    private final List<GarbageCollectorMXBean> collectors =
            ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class);
    private final AtomicLong most = new AtomicLong();
    private final NotificationListener listener = (notification, handback) -> {
        if (notification.getUserData() instanceof CompositeData collection) {
            hear(GarbageCollectionNotificationInfo.from(collection).getGcInfo());
        }
    };
    private final long uptimeAtStart;
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
        idle = inUse();
        uptimeAtStart = ManagementFactory.getRuntimeMXBean().getUptime();
        for (GarbageCollectorMXBean collector : collectors) {
            if (collector instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener(listener, null, null);
            }
        }
        processorAtStart = processorTime();
        start = System.nanoTime();
    }

    void stop() {
        wall = System.nanoTime() - start;
        processor = processorTime() - processorAtStart;
        for (GarbageCollectorMXBean collector : collectors) {
            if (collector.getLastGcInfo() != null) {
                hear(collector.getLastGcInfo());
            }
            if (collector instanceof NotificationEmitter emitter) {
                leave(emitter);
            }
        }
        peak = Math.max(most.get(), inUse());
    }

    private void leave(NotificationEmitter emitter) {
        try {
            emitter.removeNotificationListener(listener);
        } catch (ListenerNotFoundException gone) {
            throw new IllegalStateException(gone);
        }
    }

    private void hear(GcInfo collection) {
        if (collection.getStartTime() >= uptimeAtStart) {
            Map<String, MemoryUsage> before = collection.getMemoryUsageBeforeGc();
            long bytes = 0;
            for (MemoryPoolMXBean pool : pools) {
                MemoryUsage usage = before.get(pool.getName());
                bytes += usage == null ? 0 : usage.getUsed();
            }
            most.accumulateAndGet(bytes, Math::max);
        }
    }

    private long inUse() {
        return pools.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
    }

    private static long processorTime() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }
}
