package cordon.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.TimeWindow;
import cordon.exposure.ExposureAnswer.Reached;
import cordon.exposure.ExposureQuestion.Target;
import cordon.exposure.ExposureQuestion.Versions;
import cordon.exposure.picture.Drawing;
import cordon.exposure.picture.Picture;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an organisation says of itself changes, and what it said of the past stays. */
class EstateOverTimeTest extends HouseTest {
  private static final Instant FROM = ExposureHouse.START.plusSeconds(60);
  private static final TimeWindow WINDOW = new TimeWindow(FROM, FROM.plusSeconds(2_400));

  private Recorded brings(Duration after, String unit, String name, String text) {
    house.now = ExposureHouse.START.plus(after);
    return house.exposure.record(
        Upload.of(name, unit, Provenance.ANALYST).complete(true),
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        "token:test");
  }

  private void ciHasIt() {
    brings(Duration.ofMinutes(10), "ci", "requirements.txt", "litellm==1.82.8\n");
  }

  private ExposureAnswer answer() {
    return house.exposure.answer(
        List.of(new Target("pypi", "litellm", new Versions.Listed(List.of("1.82.8")))),
        Optional.of(WINDOW),
        Optional.empty());
  }

  private List<String> credentials() {
    return answer().reach().credentials().stream().map(one -> one.entity().name()).toList();
  }

  private Optional<Declared> declared(int days, String text) {
    return brings(Duration.ofDays(days), "", "estate.toml", text).declared();
  }

  @Test
  void whatIsDeclaredAnewIsCounted() {
    String aws = "[[credential]]\nname = \"aws\"\nkind = \"cloud\"\n";
    String both = "[[unit]]\nname = \"ci\"\nreaches = [\"aws\", \"npm\"]\n";
    assertThat(declared(0, both + aws)).contains(new Declared(4, 0, 0));
    assertThat(declared(0, both + aws)).contains(Declared.NOTHING);
    assertThat(declared(1, both + aws)).contains(new Declared(0, 0, 0));
    String later =
        "[[unit]]\nname = \"ci\"\nowner = \"ml\"\nreaches = [{name = \"aws\", since = 2026-01-01T00:00:00Z}]\n";
    assertThat(declared(2, later + aws + "[[vendor]]\nname = \"Labels\"\n"))
        .as("unit and its access changed, npm ended, the vendor began")
        .contains(new Declared(1, 2, 1));
    assertThat(declared(3, "[[unit]]\nname = \"x\"\n")).contains(new Declared(1, 0, 4));
    assertThat(brings(Duration.ofDays(4), "ci", "requirements.txt", "x==1\n").declared()).isEmpty();
  }

  @Test
  void accessThatWasTakenBackAfterTheWindowWasWithinReach() {
    brings(
        Duration.ZERO,
        "",
        "estate.toml",
        "[[unit]]\nname = \"ci\"\nreaches = [\"aws\", \"npm\"]\n"
            + "[[credential]]\nname = \"aws\"\nkind = \"cloud\"\n");
    ciHasIt();
    assertThat(credentials()).containsExactlyInAnyOrder("aws", "npm");
    brings(Duration.ofDays(2), "", "estate.toml", "[[unit]]\nname = \"ci\"\nreaches = [\"npm\"]\n");
    assertThat(credentials()).containsExactlyInAnyOrder("aws", "npm");
    assertThat(answer().reach().credentials())
        .filteredOn(one -> one.entity().name().equals("aws"))
        .extracting(one -> one.attributes().get("kind"))
        .containsExactly("cloud");
  }

  @Test
  void accessThatWasTakenBackBeforeTheWindowWasNot() {
    brings(Duration.ZERO, "", "estate.toml", "[[unit]]\nname = \"ci\"\nreaches = [\"aws\"]\n");
    brings(Duration.ofSeconds(30), "", "estate.toml", "[[unit]]\nname = \"ci\"\nreaches = []\n");
    ciHasIt();
    assertThat(credentials()).isEmpty();
  }

  @Test
  void aCredentialIsNotWithinReachBeforeItIsMade() {
    Instant made = WINDOW.to().plus(Duration.ofDays(1));
    brings(
        Duration.ZERO,
        "",
        "estate.toml",
        "[[unit]]\nname = \"ci\"\nreaches = [\"new\", \"never\"]\n"
            + "[[credential]]\nname = \"new\"\ncreated = "
            + made
            + "\n"
            + "[[credential]]\nname = \"never\"\ncreated = 2027-01-01T00:00:00Z\n");
    ciHasIt();
    assertThat(credentials()).containsExactly("new");
    assertThat(answer().reach().credentials().getFirst().since()).contains(made);
  }

  @Test
  void olderCredentialsAreRotatedFirst() {
    brings(
        Duration.ZERO,
        "",
        "estate.toml",
        "[[unit]]\nname = \"ci\"\nreaches = [\"new\", \"old\", \"of-any-age\"]\n"
            + "[[credential]]\nname = \"new\"\ncreated = 2026-02-01T00:00:00Z\n"
            + "[[credential]]\nname = \"old\"\ncreated = 2023-01-01T00:00:00Z\n"
            + "[[credential]]\nname = \"of-any-age\"\n");
    ciHasIt();
    assertThat(credentials()).containsExactly("of-any-age", "old", "new");
  }

  @Test
  void aFileThatIsBroughtEveryNightDoesNotBringBackADisprovedProof() {
    String estate =
        "[[unit]]\nname = \"ci\"\nreaches = [\"aws\"]\n[[credential]]\nname = \"aws\"\n"
            + "proof = \"refused\"\nproven-dead = 2026-03-25T00:00:00Z\n";
    brings(Duration.ZERO, "", "estate.toml", estate);
    ciHasIt();
    assertThat(answer().reach().credentials().getFirst().closed()).isPresent();
    house.now = Instant.parse("2026-03-26T00:00:00Z");
    house.exposure.prove(
        new CredentialProof(
            "aws", cordon.exposure.observation.DeathProof.ACCEPTED, Optional.empty(), false, ""),
        "token:test");
    assertThat(answer().reach().credentials().getFirst().closed()).isEmpty();
    brings(Duration.ofDays(3), "", "estate.toml", estate);
    assertThat(answer().reach().credentials().getFirst().closed()).isEmpty();
  }

  @Test
  void everyWayIsToldAndDrawnAndNotTheFirstAlone() {
    brings(
        Duration.ZERO,
        "",
        "estate.toml",
        "[[unit]]\nname = \"ci\"\nreaches = [\"a\", \"b\"]\n"
            + "[[credential]]\nname = \"a\"\nopens = [\"raw\"]\n"
            + "[[credential]]\nname = \"b\"\nopens = [\"raw\", { name = \"old\", until = 2020-01-01T00:00:00Z }]\n");
    ciHasIt();
    assertThat(answer().reach().passes())
        .extracting(pass -> pass.from().name() + " " + pass.by() + " " + pass.to().name())
        .containsExactlyInAnyOrder("ci reaches a", "ci reaches b", "a opens raw", "b opens raw");
    assertThat(Drawing.of(answer(), 30, Optional.empty()).links())
        .extracting(Picture.Link::from)
        .contains("credential:a", "credential:b");
  }

  @Test
  void unitsBehindTheFirstAreNamed() {
    brings(
        Duration.ZERO,
        "",
        "estate.toml",
        "[[unit]]\nname = \"ci\"\nreaches = [\"deploy\"]\n[[unit]]\nname = \"prod\"\n"
            + "[[credential]]\nname = \"deploy\"\nopens = [\"unit:prod\"]\n");
    ciHasIt();
    Reached behind = answer().reach().behind().getFirst();
    assertThat(behind.entity().name()).isEqualTo("prod");
    assertThat(behind.way()).hasSize(3);
    assertThat(answer().reach().behind()).hasSize(1);
  }
}
