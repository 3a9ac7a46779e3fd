package cordon.terminal;

import cordon.base.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The directory with all of a server's state, and the two files in it through which commands on the
 * same machine find the server and prove who they are.
 *
 * @param root absolute
 */
public record DataDirectory(Path root) {
  private static final long LONGEST_FILE = 64 << 10;

  /** {@code --data}, else CORDON_DATA, else {@code cordon} in the person's data folder (XDG). */
  public static DataDirectory of(Optional<String> flag, Environment environment) {
    Optional<String> chosen = flag.or(() -> environment.variable("CORDON_DATA"));
    return new DataDirectory(
        chosen.map(environment::resolve).orElseGet(() -> standard(environment)));
  }

  /** The directory where nobody names one. */
  public static Path standard(Environment environment) {
    Path base =
        environment
            .variable("XDG_DATA_HOME")
            .map(Path::of)
            .filter(Path::isAbsolute)
            .orElseGet(() -> environment.home().resolve(".local").resolve("share"));
    return base.resolve("cordon");
  }

  /** Holds the URL under which the running server answers on this machine. */
  public Path serverFile() {
    return root.resolve("server.json");
  }

  /** Holds a token of an administrator, readable by the server's own user only. */
  public Path tokenFile() {
    return root.resolve("admin-token");
  }

  /** The URL of the server that last ran on this directory. */
  public Optional<String> serverUrl() {
    return read(serverFile()).map(text -> Json.read(text).string("url")).filter(u -> !u.isEmpty());
  }

  public Optional<String> token() {
    return read(tokenFile()).map(String::strip).filter(token -> !token.isEmpty());
  }

  private static Optional<String> read(Path file) {
    try {
      if (Files.size(file) > LONGEST_FILE) {
        throw unreadable(file, "it is larger than 64 KiB").asException();
      }
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw new cordon.base.ProblemException(unreadable(file, String.valueOf(e.getMessage())), e);
    }
  }

  private static Problem unreadable(Path file, String why) {
    return Problem.of(
        "terminal/unreadable-data-directory",
        "cannot read " + file,
        why,
        "run the command as the user who runs the server, or name another directory with --data");
  }
}
