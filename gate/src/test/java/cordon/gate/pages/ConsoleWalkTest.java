package cordon.gate.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cordon.gate.LocalOverride;
import cordon.testkit.browser.WalkBrowser;
import cordon.testkit.browser.WalkBrowser.Look;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The main paths through the console in a real browser. The pictures stay in {@code
 * target/screenshots}, to be looked at by people.
 */
class ConsoleWalkTest {
  private static final String PASSWORD = "a sentence of several words";
  private static final String HELD = "/gate/releases/pkg%3Anpm%2Fleft%401.1.0";
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  @TempDir Path data;
  @TempDir Path profile;

  @ParameterizedTest
  @EnumSource
  void aPersonWalksThroughTheConsole(Look look) throws Exception {
    assumeTrue(
        Files.isExecutable(WalkBrowser.CHROMIUM) && Files.isExecutable(WalkBrowser.DRIVER),
        "no browser here: apt-get install chromium chromium-driver");
    try (ConsoleHouse house = new ConsoleHouse(data);
        WalkBrowser browser = new WalkBrowser(look, house.url(), profile, SCREENSHOTS)) {
      signInByTheFirstLink(house, browser);
      beforeAndAfterTheFirstTraffic(house, browser);
      activity(house, browser);
      heldRelease(house, browser);
      maliciousRelease(browser);
      waivers(house, browser);
      kitPages(browser);
      signOutAndComeBack(browser);
    }
  }

  static void signInByTheFirstLink(ConsoleHouse house, WalkBrowser browser) throws Exception {
    browser.open(house.kit.signIn().firstLink().orElseThrow());
    browser.look("first-link");
    browser.type("input[name=name]", "owner");
    browser.type("input[name=password]", PASSWORD);
    browser.type("input[name=again]", PASSWORD);
    browser.go("main button[type=submit]");
  }

  private static void beforeAndAfterTheFirstTraffic(ConsoleHouse house, WalkBrowser browser)
      throws Exception {
    assertThat(browser.title()).isEqualTo("Overview");
    assertThat(browser.text()).contains("Nothing has passed through yet", "./cordon setup");
    browser.look("overview-empty");
    browser.open("/gate");
    assertThat(browser.all(".empty")).hasSize(1);
    browser.look("activity-empty");
    house.traffic();
    browser.open("/");
    browser.firstStopIsSeen();
    assertThat(browser.find("a.stat[href*='gate.pull']").getText()).contains("2");
    assertThat(browser.find("a.stat[href*='gate.refused']").getText()).contains("3");
    browser.open("/");
    browser.look("overview");
  }

  private static void activity(ConsoleHouse house, WalkBrowser browser) throws Exception {
    browser.open("/gate");
    int before = browser.all("#gate-events > tr").size();
    assertThat(before).isEqualTo(6);
    browser.look("activity");
    house.pull();
    browser.await("#gate-events > tr.arrived");
    assertThat(browser.all("#gate-events > tr")).hasSize(before + 1);
    assertThat(browser.find("#gate-events > tr").getText()).contains("pnpm/10.2.0");
    assertThat(browser.all("#gate-events > tr"))
        .as("a screen of a phone shows more than a few events")
        .allSatisfy(row -> assertThat(row.getSize().height).isLessThan(130));
    browser.type("input[name=package]", "left@1.1.0");
    browser.go(".filters button[type=submit]");
    assertThat(browser.address()).contains("package=left%401.1.0");
    assertThat(browser.all("tbody > tr"))
        .singleElement()
        .satisfies(row -> assertThat(row.getText()).contains("hold", "refused", "left 1.1.0"));
    browser.look("activity-filtered");
    browser.open("/gate?limit=3");
    String first = browser.find("tbody > tr").getText();
    browser.go(".pager a[rel=next]");
    assertThat(browser.all("tbody > tr")).hasSize(3);
    assertThat(browser.find("tbody > tr").getText()).isNotEqualTo(first);
    assertThat(browser.fetch("/gate/log.csv?package=left@1.1.0"))
        .startsWith("sequence,time,type,verdict,actor,")
        .contains(",gate.refused,hold,address:127.0.0.1,")
        .contains(",pkg:npm/left@1.1.0,left-1.1.0.tgz,")
        .hasLineCount(2);
    assertThat(
            browser.fetch(
                "/api/v1/gate/log?package=pkg%3Anpm%2Fleft&from=2026-06-01T00%3A00%3A00Z"))
        .contains("\"type\":\"gate.refused\"");
    browser.open("/gate?package=no-such-package");
    assertThat(browser.text()).contains("Nothing matches");
    browser.look("activity-nothing");
  }

  private static void heldRelease(ConsoleHouse house, WalkBrowser browser) throws Exception {
    browser.open("/gate?type=gate.refused&package=left");
    browser.go("a[href='" + HELD + "']");
    assertThat(browser.title()).isEqualTo("left 1.1.0");
    assertThat(browser.text())
        .contains("left 1.1.0 is held until 2026-06-06 12:00 UTC")
        .contains("the cool-down is 7 days")
        .contains("Nearest allowed version")
        .contains("This gate has served it to nobody.");
    browser.look("release-held");
    browser.type("input[name=reason]", "the fix for our outage, read line by line");
    browser.go("button[value=waiver]");
    assertThat(browser.address()).contains(HELD).contains("made=W-");
    assertThat(browser.text())
        .contains("is in force from now on")
        .contains("left 1.1.0 is allowed")
        .contains("waived by owner: the fix for our outage, read line by line");
    assertThat(house.gate.overrides())
        .singleElement()
        .satisfies(o -> assertThat(o.kind()).isEqualTo(LocalOverride.Kind.WAIVER));
    browser.look("release-waived");
  }

  private static void maliciousRelease(WalkBrowser browser) throws Exception {
    browser.open("/gate/releases/pkg%3Anpm%2Fevil%406.6.6");
    assertThat(browser.text())
        .contains("evil 6.6.6 is blocked")
        .contains("MAL-2026-1")
        .contains("Also lift the known-malicious verdict");
    browser.look("release-malicious");
    browser.open("/gate/releases/pkg%3Anpm%2Fleft%401.0.0");
    assertThat(browser.text()).contains("Served to 1 identity.", "no check speaks against it");
    browser.look("release-allowed");
    browser.open("/gate/releases/pkg%3Anpm%2Fleft%409.9.9");
    assertThat(browser.text()).contains("The upstream has no such release");
    browser.look("release-unknown");
  }

  private static void waivers(ConsoleHouse house, WalkBrowser browser) throws Exception {
    browser.open("/gate/waivers");
    browser.find("select[name=kind] option[value=block]").click();
    browser.type("input[name=name]", "@acme/*");
    browser.type("input[name=versions]", "vers:pypi/<2");
    browser.type(".fields-row input[name=reason]", "not ours any more");
    browser.go("main form[action='/gate/waivers'] button[type=submit]");
    assertThat(browser.find("[role=alert]").getText()).contains("does not fit npm");
    assertThat(browser.find("input[name=name]").getDomProperty("value")).isEqualTo("@acme/*");
    browser.look("waivers-complaint");
    browser.type("input[name=versions]", "*");
    browser.go("main form[action='/gate/waivers'] button[type=submit]");
    assertThat(browser.text()).contains("@acme/*, every version", "not ours any more");
    assertThat(house.gate.status().blocks()).isEqualTo(1);
    browser.look("waivers");
    browser.find("details summary").click();
    browser.look("waivers-ending");
    browser.type("details input[name=reason]", "decided otherwise");
    browser.go("details button[type=submit]");
    assertThat(house.gate.status().blocks()).isZero();
    assertThat(browser.text()).contains("Ended", "by user:owner");
    browser.look("waivers-ended");
  }

  private static void kitPages(WalkBrowser browser) throws Exception {
    browser.open("/system");
    assertThat(browser.title()).contains("System");
    browser.look("system");
    browser.open("/admin/users");
    browser.look("users");
    browser.open("/account");
    browser.type("form[action='/account/tokens'] input[name=name]", "laptop");
    browser.go("form[action='/account/tokens'] button[type=submit]");
    assertThat(browser.find(".secret").getText()).isNotBlank();
    browser.look("account-token");
  }

  private static void signOutAndComeBack(WalkBrowser browser) throws Exception {
    browser.go("form[action='/sign-out'] button");
    assertThat(browser.title()).isEqualTo("Sign in");
    browser.look("sign-in");
    browser.open(HELD);
    assertThat(browser.title()).isEqualTo("Sign in");
    browser.type("input[name=name]", "owner");
    browser.type("input[name=password]", PASSWORD);
    browser.go("main button[type=submit]");
    assertThat(browser.title()).isEqualTo("left 1.1.0");
  }
}
