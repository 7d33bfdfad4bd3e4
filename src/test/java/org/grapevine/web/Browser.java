package org.grapevine.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A Chromium without a window that walks the pages of a dashboard as a user would, and knows what it asked for and complained of. */
final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ChromeDriver driver;
    private final String root;
    private final Set<String> hosts = new TreeSet<>();
    private final List<String> complaints = new ArrayList<>();

    private Browser(ChromeDriver driver, String root) {
        this.driver = driver;
        this.root = root;
    }

    /** Opens the address that a dashboard printed; skips the test, aloud, where there is no Chromium. */
    static Browser open(String address) {
        if (!Files.isExecutable(CHROMIUM) || !Files.isExecutable(DRIVER)) {
            String missing = "NOT TESTED in a browser: install chromium and chromium-driver";
            System.err.println(missing);
            Assumptions.abort(missing);
        }
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--window-size=1280,900");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        Browser browser =
                new Browser(new ChromeDriver(service, options), address.substring(0, address.indexOf("/?") + 1));
        browser.driver.get(address);
        browser.shown("overview");
        return browser;
    }

    /** The driver, for what only one test needs. */
    ChromeDriver driver() {
        return driver;
    }

    /** Goes to a page, {@code path} being what stands behind {@code #/}, and waits until it is drawn. */
    Browser go(String path) {
        driver.executeScript(
                "delete document.getElementById('main').dataset.page;"
                        + " if (location.hash === '#/' + arguments[0]) dispatchEvent(new Event('hashchange'));"
                        + " else location.hash = '#/' + arguments[0]",
                path);
        return shown(path.split("[/?]", -1)[0]);
    }

    /** Waits until a page is drawn, whoever asked for it. */
    Browser shown(String page) {
        until(d -> page.equals(driver.executeScript("return document.getElementById('main').dataset.page")));
        return this;
    }

    /** Waits for something. */
    <T> T until(ExpectedCondition<T> condition) {
        return new WebDriverWait(driver, PATIENCE)
                .ignoring(StaleElementReferenceException.class)
                .until(condition);
    }

    /** Waits until what is shown holds a text. */
    Browser says(String text) {
        until(d -> text().contains(text));
        return this;
    }

    /** What the page shows. */
    String text() {
        return driver.findElement(By.id("main")).getText();
    }

    /** What the banner of the page complains of; empty where all is well. */
    String banner() {
        return driver.findElement(By.id("banner")).getText();
    }

    /** The first element that a CSS selector finds. */
    @SuppressWarnings("NullAway") // nothing there: the wait goes on
    WebElement find(String selector) {
        return until(d -> driver.findElements(By.cssSelector(selector)).stream()
                .findFirst()
                .orElse(null));
    }

    /** All elements that a CSS selector finds. */
    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** The button with that text. */
    @SuppressWarnings("NullAway") // nothing there: the wait goes on
    WebElement button(String text) {
        return until(d -> all("button").stream()
                .filter(button -> button.getText().equals(text))
                .findFirst()
                .orElse(null));
    }

    /** Clicks the first element that a CSS selector finds; once more where it was drawn anew meanwhile. */
    Browser click(String selector) {
        until(d -> {
            find(selector).click();
            return true;
        });
        return this;
    }

    /** Presses the button with that text; once more where it was drawn anew meanwhile. */
    Browser press(String text) {
        until(d -> {
            button(text).click();
            return true;
        });
        return this;
    }

    /** The texts of the cells of column number {@code column} of the first table, from 1. */
    @SuppressWarnings("unchecked") // what the script returns
    List<String> column(int column) {
        Object texts = driver.executeScript(
                "return [...(document.querySelector('main table')?.tBodies[0].rows ?? [])].map((row) => row.cells[arguments[0]]?.innerText ?? '')",
                column - 1);
        return texts == null ? List.of() : (List<String>) texts;
    }

    Browser size(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
        return this;
    }

    /** Light or dark. */
    Browser theme(String theme) {
        driver.executeScript(
                "document.documentElement.dataset.theme = arguments[0]; document.dispatchEvent(new Event('theme'))",
                theme);
        return this;
    }

    /** Draws the whole page into a file. */
    void draw(Path file, int width, String theme) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
        theme(theme);
        Object height = driver.executeScript("return Math.min(6000, document.documentElement.scrollHeight)");
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        File drawn = driver.getScreenshotAs(OutputType.FILE);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.copy(drawn.toPath(), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } finally {
            driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }

    /** The controls among those that {@code selector} names, that can be seen and have no name for who cannot see them, as HTML. */
    List<String> nameless(String selector) {
        return all(selector).stream()
                .filter(control -> control.isDisplayed()
                        && String.valueOf(control.getAccessibleName()).isBlank())
                .map(control -> String.valueOf(control.getDomProperty("outerHTML")))
                .toList();
    }

    /** Whether the page is wider than the window. */
    boolean overflows() {
        return Boolean.TRUE.equals(driver.executeScript(
                "return document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"));
    }

    /** The colour behind the text, as the browser writes it. */
    String paper() {
        return driver.findElement(By.tagName("body")).getCssValue("background-color");
    }

    /** Forgets what was complained of because a request was refused, as it should be; so many complaints there must be. */
    void forgetComplaints(int expected) {
        read();
        assertThat(complaints)
                .hasSize(expected)
                .allSatisfy(one -> assertThat(one).contains("400"));
        complaints.clear();
    }

    /** Nothing was complained of in the console, and nothing was asked for elsewhere. */
    void assertQuiet() {
        read();
        assertThat(complaints).as("console").isEmpty();
        assertThat(hosts).as("hosts asked").containsExactly(URI.create(root).getAuthority());
    }

    private void read() {
        for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
            if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                complaints.add(entry.getMessage());
            }
        }
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            JsonObject message =
                    JsonParser.parseString(entry.getMessage()).getAsJsonObject().getAsJsonObject("message");
            if (message.get("method").getAsString().equals("Network.requestWillBeSent")) {
                URI asked = URI.create(message.getAsJsonObject("params")
                        .getAsJsonObject("request")
                        .get("url")
                        .getAsString()
                        .replaceAll("[|\\[\\]{}^`\"<>\\\\ ]", "_"));
                if (asked.getScheme().startsWith("http") || asked.getScheme().startsWith("ws")) {
                    hosts.add(asked.getAuthority());
                }
            }
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
