package org.grapevine.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * How fast pages of a dashboard that runs are, in a real browser: {@code ADDRESS RUNS PAGE...}. Each page is walked once, so that all analyses
 * are there, and then {@code RUNS} times. A line a page: median and worst milliseconds from the click to the first frame that shows it whole,
 * the longest answer of the server, processor milliseconds of the page's thread, kilobytes that came, and elements that stand there. Of a page
 * {@code map} the milliseconds between frames follow while it is dragged and zoomed.
 */
final class PageTimes {
    /* Two frames after the page says that it is drawn: the first begins with all that is to be painted, the second when that was painted. The
     * browser rasters without a graphics card here, which is slower than what a user has. */

    private static final String WALK = """
            const [path, done] = arguments;
            const main = document.getElementById('main');
            const page = path.split(/[/?]/)[0];
            delete main.dataset.page;
            performance.clearResourceTimings();
            const begin = performance.now();
            if (location.hash === '#/' + path) dispatchEvent(new Event('hashchange'));
            else location.hash = '#/' + path;
            const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
            (async () => {
              while (main.dataset.page !== page) await new Promise((later) => setTimeout(later, 1));
              await frame();
              await frame();
              const drawn = performance.now() - begin;
              let quiet = performance.now();
              let known = 0;
              while (performance.now() - quiet < 250 || document.querySelector('#work p')) {
                const now = performance.getEntriesByType('resource').length;
                if (now !== known) quiet = performance.now();
                known = now;
                await new Promise((later) => setTimeout(later, 20));
              }
              const asked = performance.getEntriesByType('resource').filter((one) => one.name.includes('/api/'));
              const slowest = asked.reduce((most, one) => (one.duration > most.duration ? one : most), { duration: 0, name: '' });
              done([drawn, slowest.duration, asked.reduce((sum, one) => sum + one.decodedBodySize, 0) / 1024,
                document.querySelectorAll('*').length, slowest.name.replace(/.*\\/api\\//, '')]);
            })();
            """;
    private static final String FRAMES = """
            window.frames_ = [];
            let last = performance.now();
            const step = (now) => {
              window.frames_.push(now - last);
              last = now;
              if (window.frames_) requestAnimationFrame(step);
            };
            requestAnimationFrame((now) => { last = now; requestAnimationFrame(step); });
            """;

    private PageTimes() {}

    public static void main(String[] arguments) throws InterruptedException {
        int runs = Integer.parseInt(arguments[1]);
        try (Browser browser = Browser.open(arguments[0])) {
            ChromeDriver driver = browser.driver();
            driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(10));
            driver.executeCdpCommand("Performance.enable", Map.of("timeDomain", "threadTicks"));
            System.out.printf(
                    "%-34s %7s %7s %7s %7s %7s %7s%n", "page", "median", "worst", "answer", "cpu", "KB", "nodes");
            for (String page : List.of(arguments).subList(2, arguments.length)) {
                walk(driver, page);
                List<List<Object>> walks = new ArrayList<>();
                for (int run = 0; run < runs; run++) {
                    walk(driver, "overview".equals(page) ? "cypher" : "overview");
                    walks.add(walk(driver, page));
                }
                print(page, walks);
                if (page.startsWith("map")) {
                    move(driver);
                }
            }
        }
    }

    private static void print(String page, List<List<Object>> walks) {
        List<Object> slowest = walks.stream()
                .max((a, b) -> Double.compare(number(a, 1), number(b, 1)))
                .orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "%-34s %7.0f %7.0f %7.0f %7.0f %7.0f %7.0f  %s%n",
                page,
                median(walks, 0),
                walks.stream().mapToDouble(one -> number(one, 0)).max().orElse(0),
                number(slowest, 1),
                median(walks, 5),
                median(walks, 2),
                median(walks, 3),
                slowest.get(4));
    }

    @SuppressWarnings("unchecked") // what the script returns
    private static List<Object> walk(ChromeDriver driver, String page) {
        double before = busy(driver);
        Object found = driver.executeAsyncScript(WALK, page);
        List<Object> walked = new ArrayList<>((List<Object>) Objects.requireNonNull(found));
        walked.add(1000 * (busy(driver) - before));
        return walked;
    }

    /** Seconds of processor time of the thread of the page. */
    @SuppressWarnings("unchecked") // as the protocol has it
    private static double busy(ChromeDriver driver) {
        List<Map<String, Object>> metrics = (List<Map<String, Object>>) Objects.requireNonNull(
                driver.executeCdpCommand("Performance.getMetrics", Map.of()).get("metrics"));
        return metrics.stream()
                .filter(one -> "TaskDuration".equals(one.get("name")))
                .mapToDouble(one -> ((Number) Objects.requireNonNull(one.get("value"))).doubleValue())
                .sum();
    }

    private static double number(List<Object> walk, int column) {
        return ((Number) walk.get(column)).doubleValue();
    }

    private static double median(List<List<Object>> walks, int column) {
        double[] sorted =
                walks.stream().mapToDouble(one -> number(one, column)).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static void move(ChromeDriver driver) throws InterruptedException {
        List<?> box = (List<?>)
                Objects.requireNonNull(
                        driver.executeScript(
                                "const box = document.getElementById('canvas').getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]"));
        double x = ((Number) box.get(0)).doubleValue() + 3;
        double y = ((Number) box.get(1)).doubleValue() + 3;
        double before = busy(driver);
        driver.executeScript(FRAMES);
        mouse(driver, "mousePressed", x, y, 0);
        for (int step = 0; step < 120; step++) {
            mouse(driver, "mouseMoved", x + 120 * Math.sin(step / 12.0), y + 90 * Math.sin(step / 9.0), 0);
            Thread.sleep(12);
        }
        mouse(driver, "mouseReleased", x, y, 0);
        frames(driver, "  dragged", before);
        before = busy(driver);
        driver.executeScript(FRAMES);
        for (int step = 0; step < 80; step++) {
            mouse(driver, "mouseWheel", x, y, step % 40 < 20 ? -30 : 30);
            Thread.sleep(12);
        }
        frames(driver, "  zoomed", before);
    }

    private static void mouse(ChromeDriver driver, String type, double x, double y, int turn) {
        driver.executeCdpCommand(
                "Input.dispatchMouseEvent",
                Map.of(
                        "type",
                        type,
                        "x",
                        x,
                        "y",
                        y,
                        "button",
                        type.equals("mouseWheel") ? "none" : "left",
                        "buttons",
                        type.equals("mouseMoved") ? 1 : 0,
                        "clickCount",
                        1,
                        "deltaX",
                        0,
                        "deltaY",
                        turn));
    }

    private static void frames(ChromeDriver driver, String what, double before) {
        List<?> frames = (List<?>) Objects.requireNonNull(
                driver.executeScript("const all = window.frames_; window.frames_ = null; return all"));
        double[] sorted = frames.stream()
                .mapToDouble(one -> ((Number) one).doubleValue())
                .sorted()
                .toArray();
        System.out.printf(
                Locale.ROOT,
                "%-34s median %.0f ms, 95 %% %.0f, longest %.0f; %d frames, %.1f ms of processor time each%n",
                what,
                sorted[sorted.length / 2],
                sorted[(int) (sorted.length * .95)],
                sorted[sorted.length - 1],
                sorted.length,
                1000 * (busy(driver) - before) / sorted.length);
    }
}
