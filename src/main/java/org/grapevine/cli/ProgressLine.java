package org.grapevine.cli;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.grapevine.parallel.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far a long run has come: a bar on a terminal, a line now and then elsewhere if the user wants to hear more. Nothing in the
 * first second, and nothing is left on the terminal in the end.
 */
final class ProgressLine implements Progress, AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);
    private static final long BAR_STEP = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LINE_STEP = TimeUnit.SECONDS.toNanos(5);
    private static final int BAR_WIDTH = 79;

    private final Terminal terminal;
    private final String task;
    private final boolean bars;
    private final boolean shown;
    private final long begun = System.nanoTime();
    private volatile long next = begun + PATIENCE;
    private @Nullable ProgressBar bar;

    ProgressLine(Grapevine grapevine, String task) {
        this.terminal = grapevine.terminal();
        this.task = task;
        this.bars = terminal.talkIsTerminal();
        this.shown = !grapevine.quiet() && (bars || grapevine.verbose());
    }

    @Override
    public void at(long done, long total) {
        if (shown && System.nanoTime() - next >= 0) {
            show(done, total);
        }
    }

    private synchronized void show(long done, long total) {
        if (System.nanoTime() - next < 0) {
            return;
        }
        if (bars) {
            ProgressBar current = bar == null ? start() : bar;
            bar = current;
            current.maxHint(total > 0 ? total : -1);
            current.stepTo(done);
        } else {
            terminal.say(inWords(task, done, total, (System.nanoTime() - begun) / 1e9));
        }
        next = System.nanoTime() + (bars ? BAR_STEP : LINE_STEP);
    }

    /** How far it has come, how fast that was on average and how long the rest takes at that rate. */
    static String inWords(String task, long done, long total, double seconds) {
        double rate = done / seconds;
        String left = total > done && rate > 0
                ? String.format(Locale.ROOT, ", about %,.0f s left", (total - done) / rate)
                : "";
        return task + ": " + done + (total > 0 ? " of " + total : "")
                + String.format(Locale.ROOT, ", %,.0f a second", rate) + left;
    }

    private ProgressBar start() {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setStyle(ProgressBarStyle.ASCII)
                .setInitialMax(-1)
                .showSpeed()
                .setConsumer(new ConsoleProgressBarConsumer(terminal.talk(), BAR_WIDTH))
                .clearDisplayOnFinish()
                .build();
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
