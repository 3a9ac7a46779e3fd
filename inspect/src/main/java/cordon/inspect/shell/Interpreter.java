package cordon.inspect.shell;

import cordon.inspect.fact.Language;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A program that runs code of another language.
 *
 * @param code options that take code
 * @param load options that take a file which is run first
 */
record Interpreter(String name, Language language, Set<String> code, Set<String> load) {
  private static final List<Interpreter> ALL =
      List.of(
          new Interpreter("python", Language.PYTHON, Set.of("-c"), Set.of()),
          new Interpreter(
              "node",
              Language.JAVASCRIPT,
              Set.of("-e", "--eval", "-p", "-pe", "--print"),
              Set.of("-r", "--require", "--import")),
          new Interpreter(
              "bun", Language.JAVASCRIPT, Set.of("-e", "--eval"), Set.of("-r", "--preload")),
          new Interpreter("deno", Language.JAVASCRIPT, Set.of("eval"), Set.of()),
          new Interpreter("tsx", Language.JAVASCRIPT, Set.of("-e"), Set.of("-r")),
          new Interpreter("ts-node", Language.JAVASCRIPT, Set.of("-e"), Set.of("-r")),
          new Interpreter("perl", Language.OTHER, Set.of("-e", "-E"), Set.of()),
          new Interpreter("ruby", Language.OTHER, Set.of("-e"), Set.of("-r")),
          new Interpreter("php", Language.OTHER, Set.of("-r"), Set.of()));

  /**
   * @param program {@code python3.12}, {@code pypy}, {@code node}
   */
  static @Nullable Interpreter of(String program) {
    String plain =
        program.startsWith("py") && !program.startsWith("pyp") ? pythons(program) : program;
    for (Interpreter each : ALL) {
      if (each.name.equals(plain)) {
        return each;
      }
    }
    return null;
  }

  private static String pythons(String program) {
    String rest = program.startsWith("python") ? program.substring(6) : program.substring(2);
    boolean version = rest.chars().allMatch(c -> c == '.' || c == 'w' || Character.isDigit(c));
    return version ? "python" : program;
  }

  boolean takesCode(String option) {
    return code.contains(option);
  }

  boolean loads(String option) {
    return load.contains(option);
  }
}
