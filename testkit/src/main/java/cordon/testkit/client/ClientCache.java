package cordon.testkit.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Clients that are no packages of the operating system, each installed once for this checkout into
 * {@code .cordon/clients/<name>-<version>/} by means of the machine's own package clients.
 *
 * <p>Several processes may ask at once: one installs, under a lock on a file, into a folder beside
 * the final one; a rename makes it visible, so that a folder that is there is whole. A failure is
 * remembered as long as the process lives, so that one missing registry costs one attempt.
 */
public final class ClientCache {
  private static final ClientCache PROJECT =
      new ClientCache(Path.of(System.getProperty("cordon.root", ".")).resolve(".cordon/clients"));

  private final Path folder;
  private final Map<String, Client> known = new ConcurrentHashMap<>();

  /** Fills an empty folder; may not keep its path, because the folder is renamed afterwards. */
  @FunctionalInterface
  public interface Installer {
    /**
     * @throws IOException why the client cannot be had: a test prints this when it skips
     */
    void install(Path folder) throws IOException;
  }

  /**
   * A client.
   *
   * @param availability whether it is there; its detail is the version or the reason
   * @param folder where it is when it is there
   */
  public record Client(Availability availability, Path folder) {}

  /**
   * @param folder of all clients; made when it is not there
   */
  public ClientCache(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** That of the project under the system property {@code cordon.root}. */
  public static ClientCache ofProject() {
    return PROJECT;
  }

  /** The client, installed now when it has not been. Never throws for a client that is missing. */
  public Client get(String name, String version, Installer installer) {
    return known.computeIfAbsent(
        name + "-" + version, key -> install(key, name + " " + version, installer));
  }

  private Client install(String key, String shown, Installer installer) {
    Path home = folder.resolve(key);
    try {
      if (!Files.isDirectory(home)) {
        installLocked(key, home, installer);
      }
      return new Client(Availability.yes(shown), home);
    } catch (IOException | UncheckedIOException e) {
      String reason = shown + " cannot be had: " + e.getMessage();
      return new Client(Availability.no(reason), home);
    }
  }

  private void installLocked(String key, Path home, Installer installer) throws IOException {
    Files.createDirectories(folder);
    try (FileChannel file = lockFile(key);
        FileLock held = file.lock()) {
      // Another process may have installed it while this one waited.
      if (held.isValid() && !Files.isDirectory(home)) {
        installInto(home, folder.resolve(key + ".partial"), installer);
      }
    }
  }

  private FileChannel lockFile(String key) throws IOException {
    return FileChannel.open(
        folder.resolve(key + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static void installInto(Path home, Path partial, Installer installer) throws IOException {
    // What a killed process left behind.
    Folders.delete(partial);
    Files.createDirectory(partial);
    try {
      installer.install(partial);
      Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Folders.delete(partial);
    }
  }
}
