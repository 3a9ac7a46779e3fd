package cordon.app.setup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Writes a file so that a reader sees the old bytes or the new, never a part. It keeps the
 * permissions of the file that was there; a new one is for its owner only, as it may hold a token.
 */
final class PrivateFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private PrivateFile() {}

  static void write(Path file, byte[] bytes) throws IOException {
    write(file, bytes, false);
  }

  /** As {@link #write}, for its owner only whatever it was before. */
  static void writeSecret(Path file, byte[] bytes) throws IOException {
    write(file, bytes, true);
  }

  private static void write(Path file, byte[] bytes, boolean secret) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file;
    Files.createDirectories(parent(target));
    Path fresh = Files.createTempFile(parent(target), ".cordon", ".new");
    try {
      try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          out.write(buffer);
        }
        out.force(true);
      }
      if (Files.getFileAttributeView(fresh, PosixFileAttributeView.class) != null) {
        Files.setPosixFilePermissions(
            fresh,
            Files.exists(target) && !secret ? Files.getPosixFilePermissions(target) : OWNER_ONLY);
      }
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** Permissions as in {@code rw-r--r--}; empty where there is no such file or they have none. */
  static String mode(Path file) throws IOException {
    boolean posix =
        Files.exists(file)
            && Files.getFileAttributeView(file, PosixFileAttributeView.class) != null;
    return posix ? PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) : "";
  }

  /** Sets what {@link #mode} gave. */
  static void setMode(Path file, String mode) throws IOException {
    if (!mode.isEmpty()) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
  }

  private static Path parent(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalArgumentException(file + " has no folder");
    }
    return parent;
  }
}
