package cordon.gate.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cordon.gate.InspectionSettings;
import cordon.inspect.rules.Rules;
import cordon.testkit.browser.WalkBrowser;
import cordon.testkit.browser.WalkBrowser.Look;
import cordon.testkit.registry.NpmRelease;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the inspector found, in a real browser; the pictures are for people. */
class EvidenceWalkTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots-evidence");
  private static final String EVIDENCE = "/gate/inspections/pkg%3Anpm%2F";

  @TempDir Path data;
  @TempDir Path profile;

  private static ConsoleHouse house(Path data) throws Exception {
    InspectionSettings settings =
        new InspectionSettings(Rules.own(true).build(), InspectionSettings.DEFAULT_BUDGET);
    ConsoleHouse house = new ConsoleHouse(data, parts -> parts.with(settings));
    house.registry.publish(
        NpmRelease.of("left", "1.0.1")
            .script("postinstall", "node scripts/setup.js")
            .file(
                "scripts/setup.js",
                "const payload = '"
                    + "Y29uc29sZS5sb2coMSk7".repeat(20)
                    + "';\n"
                    + "eval(Buffer.from(payload, 'base64').toString());\n"));
    NpmRelease many = NpmRelease.of("many", "1.0.0");
    for (int i = 0; i < 300; i++) {
      String folder = "lib/part-" + i % 7 + (i % 2 == 0 ? "/internal" : "");
      many = many.file(folder + "/module-" + i + ".js", "module.exports = " + i + ";\n");
    }
    house.registry.publish(many);
    house.registry.publish(
        NpmRelease.of("half", "1.0.0").file("index.js", "[".repeat(5000) + "]".repeat(5000)));
    return house;
  }

  @ParameterizedTest
  @EnumSource
  void theEvidenceIsReadable(Look look) throws Exception {
    assumeTrue(
        Files.isExecutable(WalkBrowser.CHROMIUM) && Files.isExecutable(WalkBrowser.DRIVER),
        "no browser here: apt-get install chromium chromium-driver");
    try (ConsoleHouse house = house(data);
        WalkBrowser browser = new WalkBrowser(look, house.url(), profile, SCREENSHOTS)) {
      house.get("/npm/left/-/left-1.0.0.tgz");
      house.get("/npm/left/-/left-1.0.1.tgz");
      house.get("/npm/many/-/many-1.0.0.tgz");
      house.get("/npm/half/-/half-1.0.0.tgz");
      ConsoleWalkTest.signInByTheFirstLink(house, browser);
      list(browser);
      malicious(browser);
      rules(browser);
      manyFiles(browser);
      notInspected(browser);
      browser.open("/gate/releases/pkg%3Anpm%2Fleft%401.0.1");
      assertThat(browser.text()).contains("left 1.0.1 is blocked", "malicious by rule");
      browser.look("release");
      browser.type("input[name=reason]", "read line by line by two of us");
      browser.find("input[name=malicious]").click();
      browser.go("button[value=waiver]");
      assertThat(browser.text()).contains("left 1.0.1 is allowed", "waived by owner");
    }
  }

  private static void list(WalkBrowser browser) throws Exception {
    browser.open("/gate/inspections");
    assertThat(browser.text()).contains("left 1.0.1", "malicious", "many 1.0.0", "clean");
    assertThat(browser.text())
        .contains("blocked unless accepted or waived", "half 1.0.0")
        .contains("not fully inspected\nnot all of it could be read: held unless waived");
    browser.look("list");
    browser.open("/gate/inspections?verdict=suspicious");
    assertThat(browser.text()).contains("No inspections here");
    browser.look("list-empty");
  }

  private static void malicious(WalkBrowser browser) throws Exception {
    browser.open(EVIDENCE + "left%401.0.1");
    assertThat(browser.text())
        .contains("installing it runs code that is encoded", "New since left 1.0.0")
        .contains("scripts/setup.js:2", "Compared with left 1.0.0");
    browser.look("malicious");
    browser.find("details summary").click();
    assertThat(browser.find("ul.tree > li").getText()).contains("package.json");
    browser.look("malicious-files");
  }

  private static void rules(WalkBrowser browser) throws Exception {
    browser.go("a[href='/gate/rules#install-runs-hidden-code']");
    assertThat(browser.title()).isEqualTo("Rules of the inspector");
    assertThat(browser.find("#install-runs-hidden-code").getText())
        .contains("Installing it runs code that is encoded.", "What to do", "Example");
    browser.open("/gate/rules");
    browser.look("rules");
    browser.find("nav a[href='#install-runs-hidden-code']").click();
    assertThat(browser.find("section:target").getText()).startsWith("install-runs-hidden-code");
    browser.look("rules-from-index");
  }

  private static void manyFiles(WalkBrowser browser) throws Exception {
    browser.open(EVIDENCE + "many%401.0.0");
    assertThat(browser.text()).contains("No rule found anything.");
    browser.find("details summary").click();
    assertThat(browser.find("ul.tree").getText()).contains("300 files").doesNotContain("module-7");
    browser.look("many-files");
    browser.find("ul.tree summary").click();
    browser.look("many-files-open");
  }

  private static void notInspected(WalkBrowser browser) throws Exception {
    browser.open(EVIDENCE + "left%401.1.0");
    assertThat(browser.text()).contains("Not inspected");
    browser.look("not-inspected");
  }
}
