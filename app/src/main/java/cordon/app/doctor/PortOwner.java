package cordon.app.doctor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the process that listens on a port, where Linux's {@code /proc} tells us. */
final class PortOwner {
  private static final Path PROC = Path.of("/proc");
  private static final String LISTENING = "0A";

  private PortOwner() {}

  /** {@code process 4711 (java)}; empty where it cannot be told. */
  static Optional<String> of(int port) {
    return inode("net/tcp", port)
        .or(() -> inode("net/tcp6", port))
        .flatMap(PortOwner::process)
        .map(PortOwner::describe);
  }

  /**
   * Columns of proc_net_tcp(5): slot, local address, remote address, state … inode is the tenth.
   */
  private static Optional<String> inode(String table, int port) {
    String suffix = String.format(":%04X", port);
    try (var lines = Files.lines(PROC.resolve(table))) {
      return lines
          .map(line -> line.strip().split("\\s+"))
          .filter(c -> c.length > 9 && c[1].endsWith(suffix) && c[3].equals(LISTENING))
          .map(c -> c[9])
          .findFirst();
    } catch (IOException | java.io.UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Path> process(String inode) {
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        if (holds(process, "socket:[" + inode + "]")) {
          return Optional.of(process);
        }
      }
    } catch (IOException notTold) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static boolean holds(Path process, String socket) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path file : files) {
        if (Files.isSymbolicLink(file) && Files.readSymbolicLink(file).toString().equals(socket)) {
          return true;
        }
      }
    } catch (IOException | RuntimeException anothersProcess) {
      return false;
    }
    return false;
  }

  private static String describe(Path process) {
    String name;
    try {
      name = " (" + Files.readString(process.resolve("comm")).strip() + ")";
    } catch (IOException gone) {
      name = "";
    }
    return "process " + process.getFileName() + name;
  }
}
