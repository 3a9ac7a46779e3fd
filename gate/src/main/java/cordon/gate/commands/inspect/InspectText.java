package cordon.gate.commands.inspect;

import cordon.inspect.Finding;
import cordon.inspect.Report;
import cordon.inspect.Step;
import cordon.inspect.Verdict;
import cordon.inspect.delta.Baseline;
import cordon.inspect.delta.Profile;
import cordon.inspect.fact.Occasion;
import cordon.inspect.fact.Trigger;
import cordon.inspect.suppress.Reviewed;
import cordon.inspect.suppress.Reviewed.Judged;
import cordon.terminal.Figures;
import cordon.terminal.Style;
import cordon.terminal.Terminal;
import cordon.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reports for a person. */
final class InspectText {
  private static final int MOST_LINES = 5;

  private final Terminal terminal;
  private final boolean all;
  private final Baseline baseline;

  /**
   * @param all whether to show notes and everything that runs by itself
   */
  InspectText(Terminal terminal, boolean all, Baseline baseline) {
    this.terminal = terminal;
    this.all = all;
    this.baseline = baseline;
  }

  void artifact(Inspected inspected) {
    Reviewed reviewed = inspected.reviewed();
    Report report = reviewed.report();
    List<Judged> shown = reviewed.findings().stream().filter(this::isShown).toList();
    boolean brief = shown.isEmpty() && report.doubts().isEmpty() && !all;
    String word = reviewed.verdict().word();
    terminal
        .out()
        .println(
            terminal.paint(style(reviewed.verdict()), word)
                + "  "
                + terminal.paint(Style.HEADING, inspected.target().shown())
                + (brief ? terminal.paint(Style.FAINT, aside(reviewed)) : ""));
    if (brief) {
      return;
    }
    shown.forEach(this::finding);
    triggers(report.triggers());
    doubts(report.doubts());
    hidden(reviewed, shown.size());
    terminal.line("");
  }

  void summary(Map<Verdict, Integer> counts) {
    int total = counts.values().stream().mapToInt(Integer::intValue).sum();
    if (total > 1) {
      terminal.line(
          Figures.count(total, "artifact", "artifacts")
              + ": "
              + counts.entrySet().stream()
                  .map(e -> e.getValue() + " " + e.getKey().word())
                  .collect(Collectors.joining(", ")));
    }
  }

  private boolean isShown(Judged judged) {
    return all || judged.suppressed() || judged.finding().verdict() != Verdict.CLEAN;
  }

  private void finding(Judged judged) {
    Finding finding = judged.finding();
    terminal.line("");
    String mark = judged.suppressed() ? "accepted" : finding.severity().word();
    Style style = judged.suppressed() ? Style.FAINT : style(finding.verdict());
    List<String> lines = wrapped(finding.title(), mark.length() + 4);
    terminal.out().println("  " + terminal.paint(style, mark) + "  " + lines.getFirst());
    String indent = " ".repeat(mark.length() + 4);
    lines.stream().skip(1).forEach(line -> terminal.line(indent + line));
    if (finding.fresh()) {
      lines(indent, indent, "new since " + since());
    }
    judged.suppression().ifPresent(s -> lines(indent, indent, "accepted: " + s.explained()));
    int number = 1;
    for (Step step : finding.steps()) {
      step(number++, step);
    }
    lines("    why     ", "            ", finding.why());
    lines("    remedy  ", "            ", finding.remedy());
    lines("    rule    ", "            ", finding.rule());
  }

  private void step(int number, Step step) {
    lines("    " + number + ". ", "       ", step.text());
    lines("       ", "       ", step.place().toString());
    if (!step.quote().isEmpty()) {
      lines("       | ", "       | ", step.quote());
    }
  }

  private String since() {
    List<String> releases = baseline.earlier().stream().map(Profile::release).toList();
    return String.join(", ", releases);
  }

  private void triggers(List<Trigger> triggers) {
    if (triggers.isEmpty()) {
      return;
    }
    terminal.line("");
    terminal.line("  runs by itself");
    byOccasion(triggers).forEach(this::occasion);
  }

  private void occasion(Occasion occasion, List<Trigger> triggers) {
    String head = String.format("    %-8s", occasion.word());
    boolean counted = !all && occasion.compareTo(Occasion.IMPORT) >= 0 && triggers.size() > 1;
    if (counted) {
      terminal.line(head + Figures.count(triggers.size(), "place", "places"));
      return;
    }
    int most = all ? Integer.MAX_VALUE : MOST_LINES;
    triggers.stream().limit(most).forEach(t -> lines(head, "            ", how(t)));
    if (triggers.size() > most) {
      terminal.line("            and " + (triggers.size() - most) + " more");
    }
  }

  private static String how(Trigger trigger) {
    return trigger.how().isEmpty()
        ? trigger.place().toString()
        : trigger.place() + ": " + trigger.how();
  }

  private void doubts(List<String> doubts) {
    if (doubts.isEmpty()) {
      return;
    }
    terminal.line("");
    terminal.line("  not read to its end");
    int most = all ? Integer.MAX_VALUE : MOST_LINES;
    doubts.stream().limit(most).forEach(doubt -> lines("    ", "    ", doubt));
    if (doubts.size() > most) {
      terminal.line("    and " + (doubts.size() - most) + " more");
    }
  }

  private void hidden(Reviewed reviewed, int shown) {
    int notes = reviewed.findings().size() - shown;
    if (notes > 0) {
      terminal.line("");
      terminal.line("  " + Figures.count(notes, "note", "notes") + " more with --all");
    }
  }

  /** What a clean artifact does by itself, and how much there would be to say of it. */
  private static String aside(Reviewed reviewed) {
    List<String> parts = new ArrayList<>();
    byOccasion(reviewed.report().triggers())
        .forEach((occasion, triggers) -> parts.add(occasion.word() + " " + triggers.size()));
    String runs = parts.isEmpty() ? "" : "runs at: " + String.join(", ", parts);
    int notes = reviewed.findings().size();
    String noted = notes == 0 ? "" : Figures.count(notes, "note", "notes");
    String text = runs + (runs.isEmpty() || noted.isEmpty() ? "" : "; ") + noted;
    return text.isEmpty() ? "" : "  (" + text + ")";
  }

  private static Map<Occasion, List<Trigger>> byOccasion(List<Trigger> triggers) {
    return triggers.stream()
        .collect(Collectors.groupingBy(Trigger::occasion, TreeMap::new, Collectors.toList()));
  }

  private void lines(String first, String rest, String text) {
    String indent = first;
    for (String line : wrapped(text, rest.length())) {
      terminal.line(indent + line);
      indent = rest;
    }
  }

  /** On a terminal no line is longer than it is wide; behind a pipe nothing is broken. */
  private List<String> wrapped(String text, int indent) {
    boolean narrow = terminal.environment().outTerminal();
    int width = narrow ? terminal.environment().width() - indent : Integer.MAX_VALUE;
    return Text.wrap(Text.printable(text), Math.max(width, 20));
  }

  private static Style style(Verdict verdict) {
    return switch (verdict) {
      case CLEAN -> Style.GOOD;
      case SUSPICIOUS, NOT_INSPECTED -> Style.CAUTION;
      case MALICIOUS -> Style.BAD;
    };
  }
}
