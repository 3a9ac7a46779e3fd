package cordon.testkit.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server on a free port of loopback, with data that nobody misses, run by an ordinary
 * user. It ends when we end, also by {@code kill -9}: the shell that runs it waits for the end of
 * its input. Never for production: it does not force the disk.
 */
public final class PostgresServer {
  private static final String OWNER = "cordon";
  private static final int ATTEMPTS = 3;

  /** $1 pg_ctl, $2 data, $3 options of the server, $4 log. */
  private static final String RUN =
      """
      "$1" -s -w -D "$2" -o "$3" -l "$4" start || exit 1
      echo ready
      cat >/dev/null
      "$1" -s -D "$2" -m immediate stop
      """;

  private static @Nullable PostgresServer shared;
  private static @Nullable PostgresUnavailable unavailable;

  private final PostgresInstallation installation;
  private final int port;
  private final AtomicInteger databases = new AtomicInteger();

  private PostgresServer(PostgresInstallation installation, int port) {
    this.installation = installation;
    this.port = port;
  }

  /**
   * The one server of this test run, started on first use.
   *
   * @throws PostgresUnavailable where it cannot be had; tests turn that into a skip
   */
  public static synchronized PostgresServer shared() {
    if (unavailable != null) {
      throw unavailable;
    }
    try {
      if (shared == null) {
        shared = start();
      }
      return shared;
    } catch (PostgresUnavailable e) {
      System.err.println("PostgreSQL tests are skipped: " + e.getMessage());
      unavailable = e;
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PostgresServer start() throws IOException {
    PostgresInstallation installation = PostgresInstallation.find();
    Path home = Files.createTempDirectory("cordon-postgres-");
    if (installation.account().isPresent()) {
      Files.setOwner(
          home,
          home.getFileSystem()
              .getUserPrincipalLookupService()
              .lookupPrincipalByName(installation.account().get()));
    }
    String data = home.resolve("data").toString();
    List<String> initdb =
        installation.command(
            installation.program("initdb"),
            "-D",
            data,
            "-U",
            OWNER,
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-sync");
    initdb.addAll(installation.collation());
    run(initdb);
    for (int attempt = 1; ; attempt++) {
      int port = freePort();
      if (serve(installation, home, data, port)) {
        return new PostgresServer(installation, port);
      }
      if (attempt == ATTEMPTS) {
        throw new PostgresUnavailable(
            "the server does not start: " + Files.readString(home.resolve("log")));
      }
    }
  }

  private static boolean serve(PostgresInstallation installation, Path home, String data, int port)
      throws IOException {
    String options =
        "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off";
    Process shell =
        new ProcessBuilder(
                installation.command(
                    "/bin/sh",
                    "-c",
                    RUN,
                    "sh",
                    installation.program("pg_ctl"),
                    data,
                    options,
                    home.resolve("log").toString()))
            .directory(home.toFile())
            .redirectErrorStream(true)
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(shell, home)));
    BufferedReader output = shell.inputReader(StandardCharsets.UTF_8);
    String line = output.readLine();
    while (line != null && !line.equals("ready")) {
      line = output.readLine();
    }
    return line != null;
  }

  private static void stop(Process shell, Path home) {
    try {
      shell.getOutputStream().close();
      shell.waitFor();
      try (Stream<Path> files = Files.walk(home)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      System.err.println("left behind: " + home + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void run(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new PostgresUnavailable(String.join(" ", command) + ": " + output.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Creates an empty database and returns its JDBC URL. */
  public String newDatabase() {
    String name = "test_" + databases.incrementAndGet();
    try {
      run(
          installation.command(
              installation.program("createdb"),
              "-h",
              "127.0.0.1",
              "-p",
              Integer.toString(port),
              "-U",
              OWNER,
              name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return url(name);
  }

  private String url(String name) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + name + "?user=" + OWNER;
  }
}
