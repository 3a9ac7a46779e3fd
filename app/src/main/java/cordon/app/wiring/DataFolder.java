package cordon.app.wiring;

import cordon.base.Problem;
import cordon.base.ProblemException;
import cordon.terminal.DataDirectory;
import cordon.terminal.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The files of the data directory that belong to the process itself. */
final class DataFolder {
  static final String LEDGER_KEY = "ledger.key";
  static final String LEDGER_ORIGIN = "ledger.origin";

  /** What the package clients named as their upstreams. */
  static final String UPSTREAMS = "upstreams.json";

  private DataFolder() {}

  /** Makes the directory, for its owner only: tokens and evidence lie in it. */
  static Path prepare(Path root) {
    try {
      if (!Files.isDirectory(root)) {
        Files.createDirectories(root);
        if (Files.getFileAttributeView(root, PosixFileAttributeView.class) != null) {
          Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
        }
      }
      return root;
    } catch (IOException e) {
      throw unusable(root, e);
    }
  }

  /** The ledger's name, made up once: it must be unique in the world and never change. */
  static String ledgerOrigin(Path root, SecureRandom random) {
    Path file = root.resolve(LEDGER_ORIGIN);
    try {
      if (!Files.exists(file)) {
        byte[] unique = new byte[8];
        random.nextBytes(unique);
        replace(file, "cordon-" + HexFormat.of().formatHex(unique) + "/ledger\n");
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw unusable(root, e);
    }
  }

  /** Tells commands on this machine where the server is. */
  static void announce(DataDirectory data, String url, String version) {
    try {
      replace(
          data.serverFile(),
          Json.text(json -> {
            json.writeStartObject();
            json.writeStringProperty("url", url);
            json.writeStringProperty("version", version);
            json.writeEndObject();
          }));
    } catch (IOException e) {
      throw unusable(data.root(), e);
    }
  }

  private static void replace(Path file, String text) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, text);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static ProblemException unusable(Path root, IOException cause) {
    return new ProblemException(
        Problem.of(
            "serve/data-directory",
            "the data directory " + root + " cannot be used",
            String.valueOf(cause),
            "make it writable for this user, or choose another with --data"),
        cause);
  }
}
