package cordon.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.base.Problem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aProblemNamesWhatWhyAndRemedy() {
    piped().problem(Problem.of("x", "no server answers", "refused\ntwice", "start one"));
    assertThat(err.toString().lines())
        .containsExactly(
            "cordon: no server answers", "  refused", "  twice", "  remedy: start one");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void foreignTextCannotMoveTheCursorOrTurnTheLine() {
    piped().line("left-pad\u001b[2J\u202egnp.exe");
    assertThat(out.toString().strip()).isEqualTo("left-pad\\u{1b}[2J\\u{202e}gnp.exe");
  }

  @Test
  void aDocumentForAProgramIsLeftAsItIs() {
    String document = "{\"name\":\"e\u202etxt\",\n\"to\":1}";
    piped().document(document);
    assertThat(out).hasToString(document + "\n");
    out.getBuffer().setLength(0);
    terminal(Map.of(), true, 80).document(document);
    assertThat(out.toString().lines()).containsExactly("{\"name\":\"e\\u{202e}txt\",", "\"to\":1}");
  }

  @Test
  void colourOnlyOnATerminalThatWantsIt() {
    assertThat(terminal(Map.of(), true, 80).paint(Style.BAD, "x")).isEqualTo("\033[31mx\033[0m");
    assertThat(terminal(Map.of("NO_COLOR", "1"), true, 80).paint(Style.BAD, "x")).isEqualTo("x");
    assertThat(terminal(Map.of("TERM", "dumb"), true, 80).paint(Style.BAD, "x")).isEqualTo("x");
    assertThat(piped().paint(Style.BAD, "x")).isEqualTo("x");
  }

  @Test
  void aTableBehindAPipeHasOneLinePerRow() {
    Table.of("NAME", "WHY").row("a", "word ".repeat(60).strip()).row("long-name", 1).print(piped());
    assertThat(out.toString().lines()).hasSize(3);
    assertThat(out.toString().lines().map(String::stripTrailing))
        .contains("NAME       WHY", "long-name  1");
  }

  @Test
  void aTableFitsTheTerminalAndLosesNothing() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      int width = 40 + random.nextInt(80);
      List<String> words = random.ints(30, 1, 12).mapToObj(n -> "w".repeat(n)).toList();
      out.getBuffer().setLength(0);
      Table.of("A", "B", "C")
          .row("x", String.join(" ", words), "y")
          .print(terminal(Map.of("NO_COLOR", "1"), true, width));
      assertThat(out.toString().lines())
          .as("seed %s", seed)
          .allSatisfy(line -> assertThat(Text.width(line)).isLessThanOrEqualTo(width));
      assertThat(out.toString().chars().filter(c -> c == 'w').count())
          .as("seed %s", seed)
          .isEqualTo(words.stream().mapToInt(String::length).sum());
    }
  }

  @Test
  void whatIsCopiedStaysInOnePieceBelowItsRow() {
    String purl = "pkg:maven/org.example.a-long-group/an-artifact-with-a-name@1.0.0-rc.1";
    Table table =
        Table.of("TIME", "WHO", "PACKAGE", "VERDICT", "WHY")
            .below("PACKAGE", "WHY")
            .row("2026-11-20 12:00 UTC", "address:127.0.0.1", purl, "hold", "too young for it");
    table.print(terminal(Map.of("NO_COLOR", "1"), true, 80));
    assertThat(out.toString().lines().map(String::stripTrailing))
        .containsExactly(
            "TIME                  WHO                VERDICT",
            "2026-11-20 12:00 UTC  address:127.0.0.1  hold",
            "    " + purl,
            "    too young for it");
    out.getBuffer().setLength(0);
    table.print(terminal(Map.of("NO_COLOR", "1"), true, 60));
    assertThat(out.toString()).as("wider than the terminal").contains("    " + purl + "\n");
    out.getBuffer().setLength(0);
    table.print(terminal(Map.of("NO_COLOR", "1"), true, 160));
    assertThat(out.toString().lines()).as("where there is room").hasSize(2);
  }

  @Test
  void aTableBreaksNoWordWhileAnotherColumnCanGiveWay() {
    String address = "https://registry.example/a/long/address/of/a/list";
    String sentence = "some words that may stand below each other";
    Table.of("A", "B").row(address, sentence).print(terminal(Map.of("NO_COLOR", "1"), true, 70));
    assertThat(out.toString()).contains(address);
    assertThat(out.toString().lines())
        .allSatisfy(line -> assertThat(Text.width(line)).isLessThanOrEqualTo(70));
  }

  @Test
  void aNoteIsWrappedForPeopleAlone() {
    String sentence = "word ".repeat(40).strip();
    terminal(Map.of(), true, 60).note(sentence);
    assertThat(err.toString().lines())
        .hasSizeGreaterThan(1)
        .allSatisfy(line -> assertThat(Text.width(line)).isLessThanOrEqualTo(60));
    err.getBuffer().setLength(0);
    piped().note(sentence);
    assertThat(err.toString()).isEqualTo(sentence + System.lineSeparator());
  }

  @Test
  void progressIsSeenOnlyByPeople() {
    try (Progress progress = piped().progress("reading").of(3)) {
      progress.at(1, "a");
    }
    assertThat(err.toString()).isEmpty();
    try (Progress progress = terminal(Map.of(), true, 80).progress("reading").of(3)) {
      progress.at(1, "a");
    }
    assertThat(err.toString()).contains("reading 1/3 a").endsWith("\r\033[K");
  }

  @Test
  void jsonIsCompactBehindAPipeAndIndentedForPeople() {
    piped().json(json -> json.writeStartObject().writeStringProperty("a", "b").writeEndObject());
    assertThat(out.toString()).isEqualTo("{\"a\":\"b\"}" + System.lineSeparator());
    out.getBuffer().setLength(0);
    terminal(Map.of(), true, 80)
        .json(json -> json.writeStartObject().writeStringProperty("a", "b").writeEndObject());
    assertThat(out.toString().lines()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "12, 12 ms",
    "1000, 1 s",
    "90000, 1 min 30 s",
    "3600000, 1 h",
    "604800000, 7 d",
    "100800000, 1 d 4 h",
    "-90000, -1 min 30 s"
  })
  void durationsAreReadByPeople(long millis, String text) {
    assertThat(Figures.duration(Duration.ofMillis(millis))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 B", "1023, 1023 B", "1024, 1.0 KiB", "4089446, 3.9 MiB", "-2048, -2.0 KiB"})
  void sizesAreReadByPeople(long bytes, String text) {
    assertThat(Figures.bytes(bytes)).isEqualTo(text);
  }

  @Test
  void timesAreUtcAndDistancesHaveADirection() {
    assertThat(Figures.time(NOW)).isEqualTo("2026-11-20 12:00 UTC");
    assertThat(Figures.relative(NOW.plusSeconds(3600), NOW)).isEqualTo("in 1 h");
    assertThat(Figures.relative(NOW.minusSeconds(60), NOW)).isEqualTo("1 min ago");
    assertThat(Figures.relative(NOW, NOW)).isEqualTo("now");
  }

  private Terminal piped() {
    return terminal(Map.of(), false, 80);
  }

  private Terminal terminal(Map<String, String> variables, boolean seen, int width) {
    Path here = Path.of("/nowhere");
    return new Terminal(
        new Environment(variables, here, here, seen, seen, width),
        InstantSource.fixed(NOW),
        new PrintWriter(out, true),
        new PrintWriter(err, true));
  }
}
