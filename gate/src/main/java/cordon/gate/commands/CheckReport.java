package cordon.gate.commands;

import cordon.gate.check.AnswerJson;
import cordon.gate.check.CheckAnswer;
import cordon.gate.check.Claim;
import cordon.gate.check.LockEntry;
import cordon.gate.check.Outcome;
import cordon.gate.policy.Wording;
import cordon.terminal.Figures;
import cordon.terminal.Style;
import cordon.terminal.Terminal;
import cordon.terminal.Text;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/** Prints what a check found; the worst stands last, next to the prompt. */
final class CheckReport {
  private static final String INDENT = "           ";
  private static final int MOST_CLAIMS = 3;

  private final Terminal terminal;

  CheckReport(Terminal terminal) {
    this.terminal = terminal;
  }

  void text(CheckResult result) {
    result.entries().stream()
        .sorted(
            Comparator.comparing(CheckResult.Entry::badNews)
                .thenComparing((CheckResult.Entry e) -> e.answer().outcome())
                .thenComparing((CheckResult.Entry e) -> e.answer().malicious()))
        .forEach(this::entry);
    result.outside().forEach(this::outside);
    terminal.line(
        result.entries().isEmpty() && result.outside().isEmpty()
            ? "no entries"
            : Figures.count(result.entries().size(), "entry", "entries") + ": " + summary(result));
  }

  private void entry(CheckResult.Entry checked) {
    LockEntry entry = checked.entry();
    CheckAnswer answer = checked.answer();
    String word = String.format(Locale.ROOT, "%-9s", checked.word());
    String place = place(entry);
    terminal
        .out()
        .println(
            terminal.paint(style(checked), word)
                + "  "
                + Text.printable(entry.label())
                + (place.isEmpty() ? "" : "  " + terminal.paint(Style.FAINT, place)));
    if (answer.outcome() != Outcome.ALLOW || answer.reason().equals("waived")) {
      detail(answer.text());
    }
    if (answer.outcome() == Outcome.HOLD) {
      detail(answer.until().map(this::released).orElse("held until somebody decides"));
    }
    if (answer.outcome().badNews()) {
      answer.claims().stream().filter(Claim::malicious).limit(MOST_CLAIMS).forEach(this::claim);
      answer.nearest().ifPresent(v -> detail("nearest allowed version: " + v));
    }
    detail(checked.hashes().text());
    checked.detour().ifPresent(from -> detail("would be fetched past the gate, from " + from));
    if (answer.outcome().badNews() && !answer.page().isEmpty()) {
      detail(answer.page());
    }
  }

  private void claim(Claim claim) {
    String since =
        claim
            .since()
            .map(t -> "since " + Figures.time(t))
            .orElseGet(() -> "here since " + Figures.time(claim.learned()));
    String aliases =
        claim.aliases().isEmpty() ? "" : " (" + String.join(", ", claim.aliases()) + ")";
    detail("known " + since + " as " + claim.id() + aliases + ", by " + claim.by());
  }

  private String released(Instant until) {
    return "released "
        + Wording.minutes(until)
        + ", "
        + Figures.relative(until, terminal.clock().instant());
  }

  private void outside(CheckResult.Source source) {
    String what = source.outside().reference().target();
    String place = source.outside().source() + ", " + source.outside().reference().place();
    source
        .detour()
        .ifPresentOrElse(
            from -> {
              terminal.line(Style.BAD, "past the gate: " + what);
              detail(place + " names a registry beside the gate");
            },
            () -> terminal.note("not read: " + what + " (" + place + ")"));
  }

  private void detail(String text) {
    if (text.isEmpty()) {
      return;
    }
    boolean narrow = terminal.environment().outTerminal();
    int width = narrow ? terminal.environment().width() - INDENT.length() : Integer.MAX_VALUE;
    for (String line : Text.wrap(Text.printable(text), Math.max(width, 20))) {
      terminal.line(INDENT + line);
    }
  }

  private static String place(LockEntry entry) {
    return entry.place().map(p -> entry.source() + ", line " + p.line()).orElse("");
  }

  private static Style style(CheckResult.Entry checked) {
    return switch (checked.answer().outcome()) {
      case ALLOW -> checked.badNews() ? Style.BAD : Style.GOOD;
      case UNKNOWN, UNCHECKED, FAILED, HOLD -> Style.CAUTION;
      case ABSENT, BLOCK -> Style.BAD;
    };
  }

  /** {@code 1 malicious, 2 hold, 40 allow}. */
  private static String summary(CheckResult result) {
    StringBuilder text = new StringBuilder();
    counts(result)
        .forEach(
            (word, count) -> text.append(text.isEmpty() ? "" : ", ").append(count + " " + word));
    long past = result.entries().stream().filter(e -> e.detour().isPresent()).count();
    long other = result.entries().stream().filter(e -> e.hashes().badNews()).count();
    return text
        + (past == 0 ? "" : "; " + past + " past the gate")
        + (other == 0 ? "" : "; " + other + " with other hashes");
  }

  private static Map<String, Long> counts(CheckResult result) {
    List<String> order =
        List.of("malicious", "block", "hold", "absent", "failed", "unchecked", "unknown", "allow");
    Map<String, Long> counts = new TreeMap<>(Comparator.comparing(order::indexOf));
    result.entries().forEach(e -> counts.merge(e.word(), 1L, Long::sum));
    return counts;
  }

  void json(CheckResult result) {
    terminal.json(json -> {
      json.writeStartObject();
      json.writeStringProperty(
          "coverage", result.server().isPresent() ? "gate" : "known-malicious");
      result.server().ifPresent(s -> json.writeStringProperty("server", s.toString()));
      json.writeObjectPropertyStart("summary");
      counts(result).forEach(json::writeNumberProperty);
      json.writeEndObject();
      json.writeArrayPropertyStart("entries");
      result.entries().forEach(e -> entry(json, e));
      json.writeEndArray();
      json.writeArrayPropertyStart("outside");
      result.outside().forEach(s -> outside(json, s));
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  private static void entry(JsonGenerator json, CheckResult.Entry checked) {
    json.writeStartObject();
    json.writeStringProperty("entry", checked.entry().label());
    checked
        .entry()
        .place()
        .ifPresent(p -> {
          json.writeStringProperty("source", checked.entry().source());
          json.writeNumberProperty("line", p.line());
        });
    AnswerJson.write(json, checked.answer());
    if (checked.hashes().compared() > 0) {
      json.writeObjectPropertyStart("hashes");
      json.writeNumberProperty("compared", checked.hashes().compared());
      json.writeNumberProperty("unmatched", checked.hashes().unmatched());
      json.writeEndObject();
    }
    checked.detour().ifPresent(from -> json.writeStringProperty("past_the_gate", from));
    json.writeEndObject();
  }

  private static void outside(JsonGenerator json, CheckResult.Source source) {
    json.writeStartObject();
    json.writeStringProperty(
        "kind", source.outside().reference().kind().name().toLowerCase(Locale.ROOT));
    json.writeStringProperty("target", source.outside().reference().target());
    json.writeStringProperty("source", source.outside().source());
    json.writeNumberProperty("line", source.outside().reference().place().line());
    source.detour().ifPresent(from -> json.writeStringProperty("past_the_gate", from));
    json.writeEndObject();
  }
}
