package cordon.ledger.note;

import cordon.base.Problem;
import cordon.base.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file with a log's signing key: the private key in the form of Go's note package, {@code
 * PRIVATE+KEY+name+keyid+base64}, and the verifier key on the second line.
 */
public final class KeyFile {
  private static final String PRIVATE = "PRIVATE+KEY+";
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  private KeyFile() {}

  /**
   * Reads the key, or makes one readable by its owner only.
   *
   * @param name of a new key's log; an existing key must have it
   * @throws ProblemException when the file is damaged, readable by others, or of another log
   */
  public static SigningKey loadOrCreate(Path file, String name, SecureRandom random) {
    VerifierKey.checkName(name);
    try {
      if (!Files.exists(file)) {
        write(file, SigningKey.generate(name, random));
      }
      SigningKey key = read(file);
      if (!key.verifier().name().equals(name)) {
        throw problem(
            file,
            "signs for '" + key.verifier().name() + "', not for '" + name + "'",
            "set the log's origin back, or name another key file for a new log",
            null);
      }
      return key;
    } catch (IOException e) {
      throw problem(file, "cannot be read or written: " + e, "mend its owner and mode", e);
    }
  }

  private static SigningKey read(Path file) throws IOException {
    if (POSIX && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
      throw problem(
          file, "can be read by others", "run: chmod 600 " + file + " (and ask who read it)", null);
    }
    if (Files.size(file) > 10_000) {
      throw problem(file, "is no key file: it is too long", "restore it from a back-up", null);
    }
    try {
      List<String> lines = Files.readString(file).lines().toList();
      if (lines.size() < 2) {
        throw new IllegalArgumentException("it has " + lines.size() + " of 2 lines");
      }
      byte[] key = StrictBase64.decode(lines.get(0).split("\\+", 5)[4]);
      if (!lines.get(0).startsWith(PRIVATE) || key.length != 33 || key[0] != VerifierKey.ED25519) {
        throw new IllegalArgumentException("line 1 is no private key");
      }
      return new SigningKey(VerifierKey.parse(lines.get(1)), Arrays.copyOfRange(key, 1, 33));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw problem(file, "is damaged: " + e.getMessage(), "restore it from a back-up", e);
    }
  }

  private static void write(Path file, SigningKey key) throws IOException {
    byte[] typed = new byte[33];
    typed[0] = VerifierKey.ED25519;
    System.arraycopy(key.seed(), 0, typed, 1, 32);
    String verifier = key.verifier().toString();
    String nameAndId = verifier.substring(0, verifier.indexOf('+', verifier.indexOf('+') + 1) + 1);
    String content =
        PRIVATE + nameAndId + Base64.getEncoder().encodeToString(typed) + "\n" + verifier + "\n";
    Path folder = file.toAbsolutePath().normalize().getParent();
    if (folder == null) {
      throw new IOException("no folder can hold " + file);
    }
    Files.createDirectories(folder);
    Path temporary = Files.createTempFile(folder, "key-", ".new", ownerOnly());
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true); // a log whose key a power loss took could never sign again
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static ProblemException problem(
      Path file, String why, String remedy, @Nullable Throwable cause) {
    return new ProblemException(
        Problem.of("ledger/key-file", "the log's key cannot be used", file + " " + why, remedy),
        cause);
  }
}
