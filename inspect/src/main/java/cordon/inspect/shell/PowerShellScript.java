package cordon.inspect.shell;

import cordon.inspect.fact.Place;
import cordon.inspect.value.Value;
import java.util.ArrayList;
import java.util.List;

/** A file of PowerShell, statement by statement, with what flows between them in variables. */
final class PowerShellScript {
  private final Running running;
  private final String path;

  PowerShellScript(Running running, String path) {
    this.running = running;
    this.path = path;
  }

  void read(String text) {
    int line = 1;
    int start = 1;
    StringBuilder statement = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean comment = quote == 0 && c == '#' && (i == 0 || text.charAt(i - 1) != '`');
      if (comment) {
        int end =
            text.startsWith("<", Math.max(0, i - 1))
                ? text.indexOf("#>", i)
                : text.indexOf('\n', i);
        int stop = end < 0 ? text.length() : end;
        line += (int) text.substring(i, stop).chars().filter(n -> n == '\n').count();
        i = stop - 1;
        continue;
      }
      if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      }
      boolean ends = quote == 0 && (c == '\n' || c == ';' || c == '{' || c == '}');
      boolean goesOn = c == '\n' && (endsWith(statement, '|') || endsWith(statement, '`'));
      line += c == '\n' ? 1 : 0;
      if (ends && !goesOn) {
        statement(statement.toString().strip(), start);
        statement.setLength(0);
        start = line;
      } else {
        statement.append(c == '\n' ? ' ' : c);
      }
    }
    statement(statement.toString().strip(), start);
  }

  private static boolean endsWith(StringBuilder text, char c) {
    int end = text.length();
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end > 0 && text.charAt(end - 1) == c;
  }

  private void statement(String text, int line) {
    if (text.isEmpty()) {
      return;
    }
    Place place = new Place(path, line);
    int equals = text.startsWith("$") ? text.indexOf('=') : -1;
    String name = equals > 0 ? text.substring(1, equals).strip() : "";
    boolean assigns =
        !name.isEmpty() && name.chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c));
    String command = assigns ? text.substring(equals + 1) : text;
    Value given = Value.text(command);
    for (String variable : variables(command)) {
      given = given.with(running.variables.read(variable, place).flow());
    }
    List<Value> words = new ArrayList<>(List.of(Value.text("powershell"), given));
    Value result = new PowerShell(running, words, Value.text(""), place).statement();
    if (assigns) {
      running.variables.set(name, Value.text(String.valueOf(Value.HOLE), result.flow()));
    }
  }

  private static List<String> variables(String text) {
    List<String> names = new ArrayList<>();
    for (int at = text.indexOf('$'); at >= 0 && names.size() < 50; at = text.indexOf('$', at + 1)) {
      int from = text.regionMatches(true, at + 1, "env:", 0, 4) ? at + 5 : at + 1;
      int end = from;
      while (end < text.length()
          && (text.charAt(end) == '_' || Character.isLetterOrDigit(text.charAt(end)))) {
        end++;
      }
      if (end > from) {
        names.add(text.substring(from, end));
      }
    }
    return names;
  }
}
