package cordon.web.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The credential of the command line on this machine: who may read the data directory administers
 * the server anyway. Made anew at every start and known to this process only, so it expires with
 * it.
 */
public final class LocalAdminToken {
  /** File name in the data directory, mode 0600. */
  public static final String FILE = "admin-token";

  private final String hash;

  private LocalAdminToken(String hash) {
    this.hash = hash;
  }

  static LocalAdminToken write(Path directory, Secrets secrets) throws IOException {
    String secret = TokenText.of(secrets.bytes(32));
    Path fresh = Files.createTempFile(directory, FILE, ".new", ownerOnly());
    Files.write(fresh, (secret + "\n").getBytes(StandardCharsets.US_ASCII));
    Files.move(fresh, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    return new LocalAdminToken(Secrets.hash(secret));
  }

  boolean matches(String secret) {
    return Secrets.same(Secrets.hash(secret), hash);
  }

  private static FileAttribute<?>[] ownerOnly() {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
