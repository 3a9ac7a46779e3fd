package cordon.web.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.web.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PartsTest {
  private static final String NASTY = "<script>alert(\"x\")</script>&";

  @Test
  void nothingForeignBecomesMarkup() {
    String html =
        Parts.html(
            Parts.of(
                Badge.verdict(NASTY),
                Text.of(NASTY),
                Text.link("/x?" + NASTY, NASTY),
                StatCard.of(NASTY, NASTY, NASTY, "/" + NASTY),
                EmptyState.withCommand(NASTY, NASTY, NASTY),
                new DefinitionList().add(NASTY, NASTY),
                DataTable.of(NASTY, NASTY).row(Text.code(NASTY)),
                Filters.of("/x").search("q", NASTY, NASTY).choice("c", NASTY, "", List.of(NASTY))));
    assertThat(html).doesNotContain("<script");
    assertThat(html).contains("value=\"&lt;script>alert(&#34;x&#34;)&lt;/script>&amp;\"");
  }

  @Test
  void whatWouldReorderTheLineIsShownAsItsNumber() {
    assertThat(Parts.html(Parts.of(Text.of("e\u202etxt"), Text.code("a\u001b[2J\nb"))))
        .isEqualTo("e\\u{202e}txt<code>a\\u{1b}[2J\nb</code>");
  }

  @Test
  void verdictsAreToldByWordAndTone() {
    assertThat(Parts.html(Badge.verdict("allow")))
        .isEqualTo("<span class=\"badge badge-good\">allow</span>");
    assertThat(Parts.html(Badge.verdict("malicious"))).contains("badge-worst");
    assertThat(Parts.html(Badge.verdict("anything else"))).contains("badge-plain");
  }

  @Test
  void timesAreUtcWithTheExactInstantAtHand() {
    Instant time = Instant.parse("2026-03-24T10:39:59.123Z");
    assertThat(Parts.html(Times.utc(time)))
        .isEqualTo(
            "<time datetime=\"2026-03-24T10:39:59Z\" title=\"2026-03-24T10:39:59Z\">2026-03-24"
                + " 10:39 UTC</time>");
    assertThat(Parts.html(Times.upToMinute(time)))
        .as("so that nobody comes back too early")
        .contains("title=\"2026-03-24T10:39:59Z\">2026-03-24 10:40 UTC<");
    assertThat(Parts.html(Times.upToMinute(Instant.parse("2026-03-24T10:40:00Z"))))
        .contains(">2026-03-24 10:40 UTC<");
    assertThat(Parts.html(Times.relative(time, time.plus(Duration.ofHours(3)))))
        .contains(">3 h ago<");
    assertThat(Parts.html(Times.relative(time, time.minus(Duration.ofDays(2)))))
        .contains(">in 2 d<");
  }

  @Test
  void aRowHasACellForEachColumn() {
    assertThatThrownBy(() -> DataTable.of("t", "a", "b").row(Text.of("only one")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(
            Parts.html(DataTable.of("t", "a").live("rows", "gate", "pull", 50).row(Text.of("1"))))
        .contains(
            "<tbody data-live=\"gate\" data-live-event=\"pull\" data-live-most=\"50\" id=\"rows\"><tr><td data-label=\"a\">");
  }

  @Test
  void pagersKeepTheFilters() {
    String html =
        Parts.html(
            Pager.of("/gate", Map.of("q", "a&b"), Optional.empty(), Optional.of(Cursor.of("17"))));
    assertThat(html).contains("/gate?q=a%26b&amp;cursor=" + Cursor.of("17").encode());
    assertThat(html).doesNotContain("To the start");
  }
}
