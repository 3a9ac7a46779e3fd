package cordon.testkit.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * PostgreSQL's programs on this machine, and how to run them as an ordinary user: the server
 * refuses to run as root.
 *
 * @param bin folder with {@code initdb}, {@code pg_ctl}, {@code createdb}
 * @param account whom root becomes; empty when we are not root
 */
record PostgresInstallation(Path bin, Optional<String> account) {
  /** Debian and Ubuntu, Red Hat, from source. */
  private static final List<String> HOMES =
      List.of("/usr/lib/postgresql", "/usr/pgsql", "/usr/local/pgsql");

  /**
   * The newest one.
   *
   * @throws PostgresUnavailable with the reason
   */
  static PostgresInstallation find() throws IOException {
    Path bin =
        candidates().stream()
            .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
            .max(Comparator.comparing(PostgresInstallation::major))
            .orElseThrow(() -> new PostgresUnavailable("no PostgreSQL under " + HOMES));
    return new PostgresInstallation(bin, unprivileged());
  }

  private static List<Path> candidates() throws IOException {
    List<Path> found = new ArrayList<>();
    for (String home : HOMES) {
      Path folder = Path.of(home);
      found.add(folder.resolve("bin"));
      if (Files.isDirectory(folder)) {
        try (Stream<Path> versions = Files.list(folder)) {
          versions.forEach(version -> found.add(version.resolve("bin")));
        }
      }
    }
    return found;
  }

  private static int major(Path bin) {
    String version = String.valueOf(bin.resolveSibling("").getFileName()).replaceAll("\\D", "");
    return version.isEmpty() ? 0 : Integer.parseInt(version);
  }

  private static Optional<String> unprivileged() throws IOException {
    if (!System.getProperty("user.name").equals("root")) {
      return Optional.empty();
    }
    if (!Files.isExecutable(Path.of("/usr/bin/setpriv"))) {
      throw new PostgresUnavailable("we are root and there is no setpriv to become another user");
    }
    List<String> accounts = Files.readAllLines(Path.of("/etc/passwd"));
    for (String name : List.of("postgres", "nobody")) {
      if (accounts.stream().anyMatch(line -> line.startsWith(name + ":"))) {
        return Optional.of(name);
      }
    }
    throw new PostgresUnavailable("we are root and there is no account to become");
  }

  /**
   * Sorts text like a language where the version can, as a production server does; tests that sort
   * by bytes without saying so then fail here and not there.
   */
  List<String> collation() {
    return major(bin) >= 15
        ? List.of("--locale-provider=icu", "--icu-locale=en", "--locale=C.UTF-8")
        : List.of("--no-locale");
  }

  /** The command as the ordinary user would type it. */
  List<String> command(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    account.ifPresent(name ->
        command.addAll(
            List.of("/usr/bin/setpriv", "--reuid", name, "--clear-groups", "--no-new-privs")));
    command.add(program);
    command.addAll(List.of(arguments));
    return command;
  }

  String program(String name) {
    return bin.resolve(name).toString();
  }
}
