package cordon.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cordon.app.wiring.Wiring;
import cordon.terminal.ApiClient;
import cordon.testkit.browser.WalkBrowser;
import cordon.testkit.browser.WalkBrowser.Look;
import cordon.testkit.http.RawClient;
import cordon.testkit.registry.NpmRegistry;
import cordon.testkit.registry.NpmRelease;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Three people in a browser, against the server as {@code cordon serve} assembles it: one is
 * refused and asks, one grants and breaks glass, one gives the second yes and reviews. And the
 * pages of the advisories that come with the program.
 */
class ExceptionsWalkTest {
  private static final String PASSWORD = "a sentence of several words";
  private static final String HELD = "/gate/releases/pkg%3Anpm%2Fleft%401.1.0";
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  @TempDir Path home;
  @TempDir Path profile;

  @ParameterizedTest
  @EnumSource
  void askGrantConfirmAndReview(Look look) throws Exception {
    assumeTrue(
        Files.isExecutable(WalkBrowser.CHROMIUM) && Files.isExecutable(WalkBrowser.DRIVER),
        "no browser here: apt-get install chromium chromium-driver");
    Path data = home.resolve("data");
    try (NpmRegistry registry = NpmRegistry.start()) {
      registry.publish("left", "1.0.0");
      registry.publish(
          NpmRelease.of("left", "1.1.0").at(TestEnvironment.NOW.minus(Duration.ofDays(2))));
      Map<String, String> settings =
          Map.of("upstream.npm.default.url", registry.url().toString(), "gate.two-person", "true");
      try (Wiring house = RunningServer.start(home, data, settings);
          WalkBrowser browser = new WalkBrowser(look, house.url(), profile, SCREENSHOTS)) {
        browser.open(house.firstLink().orElseThrow());
        browser.type("input[name=name]", "owner");
        choosePassword(browser);
        advisories(browser);
        browser.go("form[action='/sign-out'] button");
        refusedAndAsked(house, data, browser);
        granted(house, data, browser);
        outcome(browser);
        breakGlass(house, browser);
        secondYesAndReview(browser);
      }
    }
  }

  private static void advisories(WalkBrowser browser) throws Exception {
    browser.open("/advisories");
    assertThat(browser.title()).isEqualTo("Advisories");
    browser.look("advisories");
    browser.go("tbody a[href^='/advisories/']");
    assertThat(browser.address()).contains("/advisories/CORDON-");
    browser.look("advisory");
    browser.open("/advisories?text=no-such-package");
    assertThat(browser.text()).contains("No advisory matches");
    browser.open("/advisories/feeds");
    browser.look("advisory-feeds");
  }

  /** The link in the refusal leads over the sign-in to the form. */
  private static void refusedAndAsked(Wiring house, Path data, WalkBrowser browser)
      throws Exception {
    invite(house, data, browser, "dev", "developer");
    browser.go("form[action='/sign-out'] button");
    int port = URI.create(house.url()).getPort();
    String refusal = RawClient.get(port, "/npm/left/-/left-1.1.0.tgz").text();
    assertThat(refusal).contains(house.url() + HELD);
    browser.open(HELD);
    signIn(browser, "dev");
    assertThat(browser.title()).isEqualTo("left 1.1.0");
    browser.look("release-ask");
    browser.type("#ask input[name=reason]", "the fix for our outage");
    browser.go("#ask button[type=submit]");
    assertThat(browser.text()).contains("waits for an approver", "somebody else decides");
    assertThat(browser.all("#ask")).isEmpty();
    browser.look("release-asked");
    browser.go("form[action='/sign-out'] button");
  }

  private static void granted(Wiring house, Path data, WalkBrowser browser) throws Exception {
    invite(house, data, browser, "boss", "approver");
    browser.open("/");
    assertThat(browser.find("a.stat[href='/gate/waivers']").getText())
        .contains("1 waits for a decision");
    browser.go("a.stat[href='/gate/waivers']");
    browser.look("requests");
    browser.find("#requests details summary").click();
    browser.look("request-granting");
    browser.type("#requests input[name=note]", "until the next release");
    browser.go("#requests form[action$='/grant'] button");
    assertThat(browser.text()).contains("is in force from now on", "Decided requests");
    browser.look("request-granted");
    int port = URI.create(house.url()).getPort();
    assertThat(RawClient.get(port, "/npm/left/-/left-1.1.0.tgz").status()).isEqualTo(200);
    browser.go("form[action='/sign-out'] button");
  }

  private static void outcome(WalkBrowser browser) throws Exception {
    signIn(browser, "dev");
    browser.open(HELD);
    assertThat(browser.text())
        .contains("was granted by user:boss: until the next release", "left 1.1.0 is allowed");
    browser.look("release-outcome");
    browser.go("form[action='/sign-out'] button");
  }

  private static void breakGlass(Wiring house, WalkBrowser browser) throws Exception {
    signIn(browser, "boss");
    browser.open("/gate/waivers");
    endTheFirst(browser);
    browser.open(HELD);
    browser.find("details.glass summary").click();
    browser.look("release-break-glass");
    browser.type("details.glass input[name=reason]", "the shop is down");
    browser.go("details.glass button[type=submit]");
    assertThat(browser.find(".alarm").getText()).contains("Break-glass is open", "user:boss");
    browser.look("waivers-break-glass");
    browser.open("/system");
    assertThat(browser.all(".alarm")).hasSize(1);
    browser.look("system-alarm");
    int port = URI.create(house.url()).getPort();
    assertThat(RawClient.get(port, "/npm/left/-/left-1.1.0.tgz").status()).isEqualTo(200);
    browser.open("/gate/waivers");
    browser.find("#emergencies details summary").click();
    browser.type("#emergencies input[name=reason]", "it is over");
    browser.go("#emergencies form[action$='/end'] button");
    assertThat(browser.all(".alarm")).isEmpty();
    assertThat(browser.text()).contains("to be reviewed", "somebody else reviews it");
    browser.open(HELD);
    browser.type("form[action='/gate/waivers'] input[name=reason]", "for good");
    browser.go("button[value=waiver]");
    assertThat(browser.text()).contains("as soon as a second approver confirms it");
    browser.look("release-proposed");
    browser.go("form[action='/sign-out'] button");
  }

  private static void secondYesAndReview(WalkBrowser browser) throws Exception {
    signIn(browser, "owner");
    browser.open("/gate/waivers");
    browser.look("waivers-all-kinds");
    browser.find("#emergencies details summary").click();
    browser.type("#emergencies input[name=note]", "needed, and nothing else came in");
    browser.go("#emergencies form[action$='/review'] button");
    assertThat(browser.all("#emergencies")).isEmpty();
    browser.find("#waiting details summary").click();
    browser.go("#waiting form[action$='/confirm'] button");
    assertThat(browser.all("#waiting")).isEmpty();
    browser.open(HELD);
    assertThat(browser.text()).contains("left 1.1.0 is allowed");
    browser.look("release-confirmed");
  }

  private static void endTheFirst(WalkBrowser browser) {
    browser.find("#exceptions details summary").click();
    browser.type("#exceptions input[name=reason]", "no longer needed");
    browser.go("#exceptions form[action$='/end'] button");
  }

  private static void invite(Wiring house, Path data, WalkBrowser browser, String name, String role)
      throws Exception {
    String token = Files.readString(data.resolve("admin-token")).strip();
    String link =
        new ApiClient(URI.create(house.url()), Optional.of(token))
            .post(
                "/api/v1/users",
                json -> {
                  json.writeStartObject();
                  json.writeStringProperty("name", name);
                  json.writeArrayPropertyStart("roles");
                  json.writeString(role);
                  json.writeEndArray();
                  json.writeEndObject();
                })
            .orThrow()
            .string("sign_in_link");
    browser.open(URI.create(link).getPath());
    choosePassword(browser);
  }

  private static void choosePassword(WalkBrowser browser) {
    browser.type("input[name=password]", PASSWORD);
    browser.type("input[name=again]", PASSWORD);
    browser.go("main button[type=submit]");
  }

  private static void signIn(WalkBrowser browser, String name) {
    browser.type("input[name=name]", name);
    browser.type("input[name=password]", PASSWORD);
    browser.go("main button[type=submit]");
  }
}
