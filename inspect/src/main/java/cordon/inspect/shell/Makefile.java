package cordon.inspect.shell;

/** The commands in a file for {@code make} (POSIX.1-2024, make; GNU make's functions). */
final class Makefile {
  private Makefile() {}

  /** The recipes as one script, each in its line; everything else becomes empty lines. */
  static String recipes(String text) {
    StringBuilder script = new StringBuilder(text.length());
    boolean continued = false;
    for (String line : text.split("\n", -1)) {
      boolean recipe = line.startsWith("\t") || continued;
      String command = recipe ? shell(line.strip()) : definition(line.strip());
      script.append(command).append('\n');
      continued = recipe && line.endsWith("\\");
    }
    return script.toString();
  }

  private static String shell(String line) {
    int from = 0;
    while (from < line.length() && "@-+".indexOf(line.charAt(from)) >= 0) {
      from++;
    }
    return expanded(line.substring(from));
  }

  /** {@code NAME := value}: a variable; what else calls the shell runs when the file is read. */
  private static String definition(String line) {
    int equals = line.indexOf('=');
    String head = equals < 0 ? "" : line.substring(0, equals);
    int end = head.length();
    while (end > 0 && ":?+! ".indexOf(head.charAt(end - 1)) >= 0) {
      end--;
    }
    String name = head.substring(0, end).replace("export ", "").replace("override ", "").strip();
    boolean named =
        !name.isEmpty() && name.chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c));
    if (named) {
      String value = expanded(line.substring(equals + 1).strip());
      boolean computed = value.contains("$(");
      if (head.endsWith("!")) {
        return name + "=$(" + value + ")";
      }
      return name + "=\"" + (computed ? value : value.replace('"', '\'')) + "\"";
    }
    return line.contains("$(shell ") ? expanded(line) : "";
  }

  /** Variables and {@code $(shell …)} as the shell writes them; {@code $$} is one dollar. */
  private static String expanded(String line) {
    StringBuilder out = new StringBuilder(line.length());
    int at = 0;
    while (at < line.length()) {
      if (line.startsWith("$(shell ", at)) {
        out.append("$(");
        at += "$(shell ".length();
      } else if (line.startsWith("$$", at)) {
        out.append('$');
        at += 2;
      } else if (line.startsWith("$(", at)) {
        int end = at + 2;
        while (end < line.length()
            && (line.charAt(end) == '_' || Character.isLetterOrDigit(line.charAt(end)))) {
          end++;
        }
        boolean variable = end < line.length() && line.charAt(end) == ')' && end > at + 2;
        out.append(variable ? "${" + line.substring(at + 2, end) + "}" : "$(");
        at = variable ? end + 1 : at + 2;
      } else {
        out.append(line.charAt(at++));
      }
    }
    return out.toString();
  }
}
