package cordon.gate.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.base.ProblemException;
import cordon.base.purl.Purl;
import cordon.gate.GateEventQuery;
import cordon.gate.OverrideDraft;
import cordon.ledger.Fact;
import cordon.web.pages.ByteText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people write into forms and read in rows. */
class PagesTextTest {
  private static final Instant TIME = Instant.parse("2026-06-01T12:00:00Z");

  @Test
  void aBareNameMeansEveryEcosystemAndAPackageUrlItself() {
    assertThat(ActivityFilter.packages("left@1.0"))
        .map(Purl::toString)
        .contains("pkg:npm/left@1.0", "pkg:pypi/left@1.0");
    assertThat(ActivityFilter.packages("@acme/tool"))
        .map(Purl::toString)
        .contains("pkg:npm/%40acme/tool");
    assertThat(ActivityFilter.packages("pkg:npm/left"))
        .map(Purl::toString)
        .containsExactly("pkg:npm/left");
    assertThat(ActivityFilter.packages("pkg:")).isEmpty();
  }

  @Test
  void aDayAsTheEndIsMeantWhole() {
    ActivityFilter filter = new ActivityFilter(Map.of("from", "2026-03-24", "to", "2026-03-24"));
    GateEventQuery query = filter.queries(Long.MAX_VALUE, 10).getFirst();
    assertThat(query.from()).contains(Instant.parse("2026-03-24T00:00:00Z"));
    assertThat(query.to()).contains(Instant.parse("2026-03-25T00:00:00Z"));
    assertThat(filter.forApi().orElseThrow()).containsEntry("to", "2026-03-25T00:00:00Z");
  }

  @Test
  void anUnreadableFilterIsNamed() {
    ActivityFilter filter = new ActivityFilter(Map.of("from", "yesterday"));
    assertThatThrownBy(() -> filter.queries(1, 1))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("from");
  }

  @Test
  void aWaiverEndsWithTheDayAndNamesThePackageAsDecisionsDo() {
    OverrideDraft draft =
        new OverrideForm(
                "waiver", "pypi", "Foo_Bar", "1.0", "because", "owner", "2026-06-15", false)
            .draft();
    assertThat(draft.name()).isEqualTo("foo-bar");
    assertThat(draft.expires()).contains(Instant.parse("2026-06-16T00:00:00Z"));
  }

  @Test
  void aWithheldAnswerIsAsStrictAsWhatItHid() {
    EventView view =
        EventView.of(
            fact(
                "gate.withheld",
                "{\"withheld\":{\"count\":2,\"versions\":["
                    + "{\"version\":\"1.0\",\"verdict\":\"hold\"},"
                    + "{\"version\":\"2.0\",\"verdict\":\"block\"}]}}"));
    assertThat(view.verdict()).isEqualTo("block");
    assertThat(view.hidden()).extracting(EventView.Hidden::version).containsExactly("1.0", "2.0");
  }

  @Test
  void aSpreadsheetRunsNothing() {
    assertThat(ActivityCsv.line(EventView.of(fact("gate.refused", "{\"client\":\"@evil\"}"))))
        .contains(",'@evil,")
        .endsWith("\r\n");
  }

  @Test
  void bytesAreReadable() {
    assertThat(List.of(ByteText.of(0), ByteText.of(999), ByteText.of(1500), ByteText.of(2_300_000)))
        .containsExactly("0 B", "999 B", "1.5 kB", "2.3 MB");
  }

  private static Fact fact(String type, String body) {
    return new Fact(1, "id", TIME, TIME, type, "user:owner", "pkg:npm/left", body);
  }
}
