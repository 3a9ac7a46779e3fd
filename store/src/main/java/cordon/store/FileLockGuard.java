package cordon.store;

import cordon.base.Problem;
import cordon.base.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a second process away from a database file. The kernel frees it when we die. */
final class FileLockGuard implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FileLockGuard.class);

  private final FileChannel channel;

  private FileLockGuard(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes the lock beside the database file, or says who holds it. */
  static FileLockGuard take(Path database) {
    Path file = database.resolveSibling(database.getFileName() + ".lock");
    try {
      Path directory = database.getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      // Never deleted: a deleted lock file lets two processes lock two different files.
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        String holder = holder(channel);
        channel.close();
        throw inUse(database, holder);
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)),
          0);
      return new FileLockGuard(channel);
    } catch (IOException e) {
      throw new ProblemException(
          Problem.of(
              "store/not-writable",
              "the data directory cannot be written",
              file + ": " + e,
              "create the directory and give it to the user that runs Cordon"),
          e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // this very process has it open already
    }
  }

  private static String holder(FileChannel channel) {
    try {
      ByteBuffer pid = ByteBuffer.allocate(20);
      channel.read(pid, 0);
      String text = new String(pid.array(), 0, pid.position(), StandardCharsets.US_ASCII).trim();
      return text.isEmpty() ? "another process" : "process " + text;
    } catch (IOException e) {
      return "another process";
    }
  }

  private static ProblemException inUse(Path database, String holder) {
    return Problem.of(
            "store/in-use",
            "another Cordon is using this data directory",
            database + " is locked by " + holder,
            "stop that process, talk to it with --url, or choose another --data directory")
        .asException();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.warn("the lock file did not close", e);
    }
  }
}
