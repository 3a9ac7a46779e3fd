package cordon.gate.commands.inspect;

import cordon.gate.commands.inspect.EnvironmentRun.InspectedEnvironment;
import cordon.inspect.Verdict;
import cordon.inspect.environment.Environment;
import cordon.inspect.environment.EnvironmentKind;
import cordon.inspect.environment.Oddity;
import cordon.inspect.environment.StartHook;
import cordon.terminal.Figures;
import cordon.terminal.Style;
import cordon.terminal.Terminal;
import cordon.terminal.Text;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is installed, for a person: what runs at every start first, then what nothing explains. */
final class EnvironmentText {
  private static final int MOST_LINES = 10;

  private final Terminal terminal;
  private final boolean all;

  EnvironmentText(Terminal terminal, boolean all) {
    this.terminal = terminal;
    this.all = all;
  }

  void environment(InspectedEnvironment found) {
    Environment environment = found.environment();
    terminal
        .out()
        .println(
            terminal.paint(Style.HEADING, found.path())
                + "  "
                + Text.printable(counted(found.packages()))
                + (environment.badNews() ? "; as a whole " + found.verdict().word() : ""));
    hooks(environment);
    oddities(environment);
    if (!environment.limits().isEmpty()) {
      terminal.line("");
      terminal.line("  cannot be known");
      listed(environment.limits());
    }
    terminal.line("");
  }

  private static String counted(List<Inspected> packages) {
    Map<Verdict, Long> counts =
        packages.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.reviewed().verdict(), TreeMap::new, Collectors.counting()));
    return Figures.count(packages.size(), "package", "packages")
        + counts.entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey().word())
            .collect(Collectors.joining(", ", counts.isEmpty() ? "" : ": ", ""));
  }

  private void hooks(Environment environment) {
    if (environment.kind() != EnvironmentKind.SITE_PACKAGES) {
      return;
    }
    terminal.line("");
    if (environment.hooks().isEmpty()) {
      terminal.line("  nothing runs at every start of Python");
      return;
    }
    terminal.line("  runs at every start of Python");
    for (StartHook hook : environment.hooks()) {
      boolean foreign = hook.owner().isEmpty();
      String name = relative(environment, hook.path()) + ":" + hook.line();
      String owner = foreign ? "of no package" : "of " + hook.owner();
      terminal
          .out()
          .println(
              "    "
                  + terminal.paint(foreign ? Style.BAD : Style.PLAIN, name)
                  + "  "
                  + terminal.paint(Style.FAINT, owner));
      wrapped("      | ", hook.text());
    }
  }

  private void oddities(Environment environment) {
    Map<Oddity.Kind, List<Oddity>> kinds =
        environment.oddities().stream()
            .collect(Collectors.groupingBy(Oddity::kind, TreeMap::new, Collectors.toList()));
    kinds.forEach((kind, oddities) -> {
      terminal.line("");
      String head = "  " + oddities.size() + " " + kind.words();
      terminal.line(kind.badNews() ? Style.BAD : Style.PLAIN, head);
      listed(oddities.stream().map(oddity -> line(environment, oddity)).toList());
    });
  }

  private static String line(Environment environment, Oddity oddity) {
    String path = relative(environment, oddity.path());
    return oddity.detail().isEmpty() ? path : path + ": " + oddity.detail();
  }

  private static String relative(Environment environment, String path) {
    String prefix = environment.path() + "/";
    return path.startsWith(prefix) ? path.substring(prefix.length()) : path;
  }

  private void listed(List<String> lines) {
    int most = all ? Integer.MAX_VALUE : MOST_LINES;
    lines.stream().limit(most).forEach(line -> wrapped("    ", line));
    if (lines.size() > most) {
      terminal.line("    and " + (lines.size() - most) + " more, with --all");
    }
  }

  private void wrapped(String indent, String text) {
    boolean narrow = terminal.environment().outTerminal();
    int width = narrow ? terminal.environment().width() - indent.length() : Integer.MAX_VALUE;
    Text.wrap(Text.printable(text), Math.max(width, 20))
        .forEach(line -> terminal.line(indent + line));
  }
}
