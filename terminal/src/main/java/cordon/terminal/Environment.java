package cordon.terminal;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the process was started with. Made once in the application's main; nothing else asks the
 * operating system, so a test can run any command in any surroundings.
 *
 * @param variables environment variables
 * @param home the person's home directory, as most programs see it ({@code HOME})
 * @param accountHome the same as Java programs see it: that of the account, whatever {@code HOME}
 *     says
 * @param cwd the working directory, absolute
 * @param outTerminal true when a person reads standard output
 * @param errTerminal true when a person reads standard error
 * @param width columns of the terminal
 */
public record Environment(
    Map<String, String> variables,
    Path home,
    Path accountHome,
    Path cwd,
    boolean outTerminal,
    boolean errTerminal,
    int width) {

  /** Columns where nobody says otherwise. */
  public static final int DEFAULT_WIDTH = 80;

  public Environment {
    variables = Map.copyOf(variables);
  }

  /** Surroundings in which both kinds of programs see the same home. */
  public Environment(
      Map<String, String> variables,
      Path home,
      Path cwd,
      boolean outTerminal,
      boolean errTerminal,
      int width) {
    this(variables, home, home, cwd, outTerminal, errTerminal, width);
  }

  /** The variable's value; an empty one counts as not set, as shells make that easy to do. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
  }

  /** The path a person typed, taken from the working directory. */
  public Path resolve(String path) {
    return cwd.resolve(path).normalize();
  }
}
