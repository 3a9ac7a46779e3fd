package cordon.inspect.shell;

/** The commands in a file for {@code make}. */
final class Makefile {
  private Makefile() {}

  /** The recipes as one script, each in its line; everything else becomes empty lines. */
  static String recipes(String text) {
    StringBuilder script = new StringBuilder(text.length());
    boolean continued = false;
    for (String line : text.split("\n", -1)) {
      boolean recipe = line.startsWith("\t") || continued || line.contains("$(shell ");
      String command = recipe ? line.strip() : "";
      int from = 0;
      while (from < command.length() && "@-+".indexOf(command.charAt(from)) >= 0) {
        from++;
      }
      // `$(shell …)` runs when the file is read; `$$` is one dollar for the shell.
      script
          .append(command.substring(from).replace("$(shell ", "$(").replace("$$", "$"))
          .append('\n');
      continued = recipe && line.endsWith("\\");
    }
    return script.toString();
  }
}
