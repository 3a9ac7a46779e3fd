package cordon.formats.archive;

import cordon.formats.archive.Anomaly.Kind;
import cordon.formats.archive.ArchiveEntry.Type;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;

/** Reads a 7z through Commons Compress, whose failures over odd content become anomalies. */
final class SevenZipReader {
  private static final int MEMORY_KIB = 96 << 10;
  private static final int UNIX_FLAG = 0x8000;

  private final ByteSource source;
  private final Reading reading;

  SevenZipReader(ByteSource source, Reading reading) {
    this.source = source;
    this.reading = reading;
  }

  void read() throws IOException {
    Optional<SevenZFile> opened = damageAside(this::open);
    if (opened.isEmpty()) {
      return;
    }
    try (SevenZFile file = opened.get()) {
      while (!reading.budget().spent()) {
        Optional<SevenZArchiveEntry> next =
            damageAside(() -> Optional.ofNullable(file.getNextEntry()));
        if (next.isEmpty() || !reading.mayFollow()) {
          return;
        }
        entry(file, next.get());
      }
    }
  }

  private Optional<SevenZFile> open() throws IOException {
    return Optional.of(
        SevenZFile.builder()
            .setSeekableByteChannel(new SourceChannel(source))
            .setMaxMemoryLimitKiB(MEMORY_KIB)
            .get());
  }

  private void entry(SevenZFile file, SevenZArchiveEntry found) throws IOException {
    boolean folder = found.isDirectory();
    int attributes = found.getHasWindowsAttributes() ? found.getWindowsAttributes() : 0;
    int mode = (attributes & UNIX_FLAG) != 0 ? attributes >>> 16 : 0;
    boolean link = (mode & 0xF000) == 0xA000;
    Type type = folder ? Type.FOLDER : link ? Type.SYMBOLIC_LINK : Type.FILE;
    String name = Optional.ofNullable(found.getName()).orElse("");
    ArchiveEntry entry = reading.entry(name, type, found.getSize(), mode & 0xFFF, "");
    if (type != Type.FILE || !found.hasStream()) {
      reading.showEmpty(entry);
      return;
    }
    InputStream body = new Body(file);
    // A solid block has no packed size of its own; the bounds on bytes hold all the same.
    reading.visit(
        entry,
        new EntryBody(
            body, entry.path(), source::size, reading.budget(), reading::found, () -> {}));
  }

  private interface Step<T> {
    Optional<T> take() throws IOException;
  }

  private <T> Optional<T> damageAside(Step<T> step) {
    try {
      return step.take();
    } catch (UncheckedIOException brokenSource) {
      throw brokenSource;
    } catch (PasswordRequiredException locked) {
      reading.found(Kind.ENCRYPTED, "", "is encrypted");
    } catch (IOException | RuntimeException damaged) {
      reading.found(Kind.DAMAGED, "", "is no sound 7z archive");
    }
    return Optional.empty();
  }

  private static final class Body extends InputStream {
    private final SevenZFile file;

    Body(SevenZFile file) {
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      return file.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return file.read(target, offset, length);
    }
  }
}
