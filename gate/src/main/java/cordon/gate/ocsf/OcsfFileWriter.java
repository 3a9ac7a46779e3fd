package cordon.gate.ocsf;

import cordon.gate.EvidenceConfig.OcsfFile;
import cordon.gate.evidence.BodyReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;

/**
 * Appends events to a file, which is also the memory of how far they came: what the last whole line
 * holds was written, and nothing behind it, also after a kill or a loss of power. So nothing is
 * lost and nothing written twice.
 */
final class OcsfFileWriter {
  /** More than the longest event has. */
  private static final int LONGEST_LINE = 256 * 1024;

  private final OcsfFile config;

  OcsfFileWriter(OcsfFile config) {
    this.config = config;
  }

  /**
   * The sequence of the last fact in the file or, where that is empty, in the newest one that was
   * put aside; -1 without any. Cuts off a line that was not finished.
   */
  long last() throws IOException {
    Path folder = config.path().toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    if (Files.exists(config.path())) {
      cutUnfinished();
      if (Files.size(config.path()) > 0) {
        return sequence(lastLine(config.path()));
      }
    }
    Path aside = aside(1);
    return Files.exists(aside) ? sequence(lastLine(aside)) : -1;
  }

  private void cutUnfinished() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(config.path().toFile(), "rw")) {
      long end = file.length();
      byte[] tail = tail(file, end);
      int kept = tail.length;
      while (kept > 0 && tail[kept - 1] != '\n') {
        kept--;
      }
      if (kept == 0 && end > tail.length) {
        throw new IOException(config.path() + " does not hold lines of events");
      }
      file.setLength(end - (tail.length - kept));
    }
  }

  private static byte[] tail(RandomAccessFile file, long end) throws IOException {
    byte[] tail = new byte[(int) Math.min(end, LONGEST_LINE)];
    file.seek(end - tail.length);
    file.readFully(tail);
    return tail;
  }

  private static String lastLine(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      String tail = new String(tail(file, file.length()), StandardCharsets.UTF_8).stripTrailing();
      return tail.substring(tail.lastIndexOf('\n') + 1);
    }
  }

  private long sequence(String line) throws IOException {
    try {
      if (BodyReader.read(line).get("metadata") instanceof Map<?, ?> metadata
          && metadata.get("sequence") instanceof Long sequence) {
        return sequence;
      }
    } catch (JacksonException notAnEvent) {
      // Answered below.
    }
    throw new IOException(config.path() + " ends with a line that is no event of ours");
  }

  /** Appends lines; when it returns they are on the disk. */
  void append(List<String> lines) throws IOException {
    if (Files.exists(config.path()) && Files.size(config.path()) >= config.size()) {
      rotate();
    }
    byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    try (FileChannel file =
        FileChannel.open(
            config.path(),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.APPEND)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        file.write(buffer);
      }
      file.force(true);
    }
  }

  /** {@code events.jsonl} becomes {@code events.jsonl.1}, that one {@code .2}, and so on. */
  private void rotate() throws IOException {
    Files.deleteIfExists(aside(config.count()));
    for (int n = config.count() - 1; n >= 1; n--) {
      if (Files.exists(aside(n))) {
        Files.move(aside(n), aside(n + 1), StandardCopyOption.ATOMIC_MOVE);
      }
    }
    Files.move(config.path(), aside(1), StandardCopyOption.ATOMIC_MOVE);
  }

  private Path aside(int number) {
    return config.path().resolveSibling(config.path().getFileName() + "." + number);
  }
}
