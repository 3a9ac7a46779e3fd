package cordon.testkit.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The machine's Chromium, with what every page that it shows must hold to. */
public final class WalkBrowser implements AutoCloseable {
  public static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  public static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  /** How a page is looked at. */
  public enum Look {
    DESKTOP(1280, 900, "light"),
    PHONE(390, 844, "light"),
    DARK(1280, 900, "dark");

    final int width;
    final int height;
    final String scheme;

    Look(int width, int height, String scheme) {
      this.width = width;
      this.height = height;
      this.scheme = scheme;
    }
  }

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ChromeDriver driver;
  private final Look look;
  private final String url;
  private final Path screenshots;
  private int shown;

  public WalkBrowser(Look look, String url, Path profile, Path screenshots) throws IOException {
    this.look = look;
    this.url = url;
    this.screenshots = Files.createDirectories(screenshots);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--user-data-dir=" + profile,
        "--window-size=" + look.width + "," + look.height);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    File executable = DRIVER.toFile();
    driver =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(executable)
                .usingAnyFreePort()
                .withTimeout(PATIENCE)
                .build(),
            options);
    dress();
  }

  /** Narrower than a window may be, and in the colours of the look. */
  private void dress() {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width",
            look.width,
            "height",
            look.height,
            "deviceScaleFactor",
            1,
            "mobile",
            look == Look.PHONE));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", look.scheme))));
  }

  public void open(String path) {
    driver.get(url + path);
  }

  public String title() {
    return driver.findElement(By.cssSelector("h1")).getText();
  }

  public String text() {
    return driver.findElement(By.tagName("body")).getText();
  }

  public String address() {
    return driver.getCurrentUrl();
  }

  public WebElement find(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  public List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  public void type(String css, String text) {
    WebElement field = find(css);
    field.clear();
    field.sendKeys(text);
  }

  /** Follows a link, or submits a form, and waits for the page that answers. */
  public void go(String css) {
    WebElement before = find("html");
    find(css).click();
    new WebDriverWait(driver, PATIENCE)
        .until(d -> !d.findElement(By.tagName("html")).equals(before));
  }

  public void await(String css) {
    new WebDriverWait(driver, PATIENCE).until(d -> !d.findElements(By.cssSelector(css)).isEmpty());
  }

  /** What the signed-in browser gets at an address, without showing it. */
  public String fetch(String path) {
    return String.valueOf(
        driver.executeAsyncScript(
            "const done = arguments[1];"
                + "fetch(arguments[0]).then(a => a.text()).then(done, e => done('failed: ' + e));",
            path));
  }

  /** Takes the picture of a page and holds it to what every page must keep. */
  public void look(String name) throws IOException {
    shown++;
    screenshot(
        "%s-%02d-%s.png".formatted(look.name().toLowerCase(java.util.Locale.ROOT), shown, name));
    long width = number("return document.documentElement.scrollWidth");
    long room = number("return document.documentElement.clientWidth");
    if (width > room) {
      throw new AssertionError(name + " is " + width + " pixels wide, the screen " + room);
    }
    List<String> complaints =
        driver.manage().logs().get(LogType.BROWSER).getAll().stream()
            .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
            .map(LogEntry::getMessage)
            .toList();
    if (!complaints.isEmpty()) {
      throw new AssertionError("the console of " + name + " says " + complaints);
    }
  }

  /** The first stop of the keyboard must be seen: the link that skips the navigation. */
  public void firstStopIsSeen() {
    find("body").sendKeys(Keys.TAB);
    Object seen =
        driver.executeScript(
            "const e = document.activeElement, s = getComputedStyle(e),"
                + " r = e.getBoundingClientRect();"
                + "return e !== document.body && e.matches(':focus-visible')"
                + " && s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2"
                + " && r.left >= 0 && r.top >= 0 && r.width > 0 && r.height > 0");
    if (!Boolean.TRUE.equals(seen)) {
      throw new AssertionError("the first stop of the keyboard is not on the screen and outlined");
    }
  }

  private long number(String script) {
    Object value = driver.executeScript(script);
    return value instanceof Number n ? n.longValue() : -1;
  }

  private void screenshot(String file) throws IOException {
    Map<String, Object> answer =
        driver.executeCdpCommand(
            "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
    Files.write(
        screenshots.resolve(file), Base64.getDecoder().decode(String.valueOf(answer.get("data"))));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
