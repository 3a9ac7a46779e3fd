package cordon.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Help that breaks lines at spaces only. picocli itself also breaks behind {@code -}, {@code :} and
 * {@code .}, and so takes apart what people copy: names of options, package URLs, kinds of facts.
 */
final class WholeWordHelp extends Help {
  private static final int GAP = 2;

  WholeWordHelp(CommandSpec spec, ColorScheme colours) {
    super(spec, colours);
  }

  private int width() {
    return commandSpec().usageMessage().width();
  }

  @Override
  public String description(Object... params) {
    return paragraphs(commandSpec().usageMessage().description());
  }

  @Override
  public String footer(Object... params) {
    return paragraphs(commandSpec().usageMessage().footer());
  }

  private String paragraphs(String[] texts) {
    StringBuilder out = new StringBuilder();
    for (String text : texts) {
      // An example is indented, and a broken one could not be copied.
      int room = text.startsWith(" ") ? Integer.MAX_VALUE : width();
      lines(text, room).forEach(line -> out.append(line).append('\n'));
    }
    return out.toString();
  }

  @Override
  public String commandList(Map<String, Help> commands) {
    int names = commands.keySet().stream().mapToInt(String::length).max().orElse(0);
    StringBuilder out = new StringBuilder();
    commands.forEach((name, help) -> {
      String head = " ".repeat(GAP) + name + " ".repeat(names - name.length() + GAP);
      String[] description = help.commandSpec().usageMessage().description();
      String first = description.length == 0 ? "" : description[0];
      for (String line : lines(first, width() - head.length())) {
        out.append((head + line).stripTrailing()).append('\n');
        head = " ".repeat(head.length());
      }
    });
    return out.toString();
  }

  @Override
  public Layout createDefaultLayout(
      List<OptionSpec> options, List<PositionalParamSpec> positionals, ColorScheme colours) {
    Layout usual = super.createDefaultLayout(options, positionals, colours);
    return new WholeWords(usual);
  }

  private static List<String> lines(String text, int width) {
    return Arrays.stream(String.format(text).split("\n", -1))
        .flatMap(line -> Text.wrap(line, width).stream())
        .toList();
  }

  /** Gives picocli's table lines that fit, so that it has nothing to break. */
  private static final class WholeWords extends Layout {

    WholeWords(Layout usual) {
      super(
          usual.colorScheme(),
          usual.textTable(),
          usual.optionRenderer(),
          usual.parameterRenderer());
    }

    @Override
    public void layout(ArgSpec argument, Ansi.Text[][] rows) {
      List<Ansi.Text[]> broken = new ArrayList<>();
      for (Ansi.Text[] row : rows) {
        Column column = table.columns()[row.length - 1];
        List<String> lines =
            Text.wrap(row[row.length - 1].toString(), column.width - column.indent);
        for (int i = 0; i < lines.size(); i++) {
          broken.add(line(row, lines.get(i), i == 0));
        }
      }
      super.layout(argument, broken.toArray(Ansi.Text[][]::new));
    }

    private static Ansi.Text[] line(Ansi.Text[] row, String text, boolean first) {
      Ansi.Text[] line = row.clone();
      if (!first) {
        Arrays.fill(line, Ansi.OFF.text(""));
      }
      line[line.length - 1] = Ansi.OFF.text(text);
      return line;
    }
  }
}
