package cordon.formats.archive;

import cordon.formats.archive.Anomaly.Kind;
import cordon.formats.archive.ArchiveEntry.Type;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a tar as all tools together would: those that stop at the first empty block and those that
 * read on, those that give up at a damaged header and those that look for the next.
 */
final class TarReader {
  /** Of the body of a header that says something of the next. */
  private static final int LONGEST_META = 1 << 20;

  private final TarInput in;
  private final Reading reading;
  private final TarNames names;
  private boolean ended;
  private boolean inDamage;

  TarReader(InputStream in, Reading reading) {
    this.in = new TarInput(in);
    this.reading = reading;
    this.names = new TarNames(reading);
  }

  void read() throws IOException {
    while (!reading.budget().spent()) {
      byte[] block = in.block();
      if (block.length < TarHeader.BLOCK) {
        end(block);
        return;
      }
      if (TarHeader.empty(block)) {
        ended = true;
      } else if (!header(block)) {
        return;
      }
    }
  }

  private void end(byte[] rest) {
    if (!TarHeader.empty(rest)) {
      reading.found(Kind.TRUNCATED, "", "ends within a block");
    } else if (!ended) {
      reading.found(Kind.UNTERMINATED, "", "ends without an empty block");
    }
  }

  /** False to read no further. */
  private boolean header(byte[] block) throws IOException {
    boolean sound = TarHeader.checksumFits(block);
    if (ended) {
      reading.found(Kind.APPENDED, "", "bytes after the end of the archive");
    } else if (!sound && !inDamage) {
      reading.found(Kind.DAMAGED, "", "a header with a wrong checksum");
    }
    inDamage = !sound;
    if (!sound) {
      return true;
    }
    return reading.mayFollow() && sound(TarHeader.of(block));
  }

  private boolean sound(TarHeader header) throws IOException {
    switch (header.type()) {
      case 'L' -> names.longName(meta(header));
      case 'K' -> names.longTarget(meta(header));
      case 'x', 'X' -> names.pax(meta(header));
      case 'g' -> names.global(meta(header));
      default -> {
        boolean there = entry(header);
        names.next();
        return there;
      }
    }
    return true;
  }

  private byte[] meta(TarHeader header) throws IOException {
    long size = header.size().orElse(-1);
    if (size < 0 || size > LONGEST_META) {
      reading.found(Kind.DAMAGED, "", "a header of " + size + " bytes about another");
    }
    byte[] body = in.bytes(Math.max(0, size), LONGEST_META);
    if (body.length < Math.min(size, LONGEST_META)) {
      reading.found(Kind.TRUNCATED, "", "ends in a header about another");
    }
    return body;
  }

  private boolean entry(TarHeader header) throws IOException {
    String written = names.name(header);
    Type type = type(header.type(), written);
    String path = EntryPath.of(written).path();
    long size = names.size(header, path);
    String target =
        type == Type.SYMBOLIC_LINK || type == Type.HARD_LINK ? names.target(header) : "";
    ArchiveEntry entry = reading.entry(written, type, size, header.mode(), target);
    if (ended) {
      reading.found(Kind.HIDDEN, path, "lies behind the end of the archive");
    }
    if (header.type() == 'S' || names.sparse()) {
      reading.found(Kind.UNSUPPORTED, path, "is a sparse file");
    } else if (strange(header.type())) {
      reading.found(Kind.AMBIGUOUS, path, "is of type " + (int) header.type() + ", not known");
    }
    return type == Type.FILE ? body(entry, size) : withoutBody(entry, size);
  }

  private boolean body(ArchiveEntry entry, long size) throws IOException {
    TarInput.Body body = in.body(Math.max(0, size));
    EntryBody shown =
        new EntryBody(body, entry.path(), body::taken, reading.budget(), reading::found, () -> {});
    reading.visit(entry, shown);
    if (!reading.budget().spent() && !body.leave()) {
      reading.found(Kind.TRUNCATED, entry.path(), "the archive ends in it");
      return false;
    }
    return !reading.budget().spent();
  }

  /** Tools differ in whether such an entry has a body; if one follows, it is no header. */
  private boolean withoutBody(ArchiveEntry entry, long size) throws IOException {
    if (size > 0) {
      reading.found(
          Kind.AMBIGUOUS, entry.path(), "has a size of " + size + " though it has no content");
    }
    reading.showEmpty(entry);
    return true;
  }

  private static Type type(char letter, String name) {
    return switch (letter) {
      case '1' -> Type.HARD_LINK;
      case '2' -> Type.SYMBOLIC_LINK;
      case '3', '4', '6' -> Type.SPECIAL;
      case '5', 'D', 'V' -> Type.FOLDER;
      // Before 1988 a folder was a file of a name that ends so.
      case '0' -> name.endsWith("/") ? Type.FOLDER : Type.FILE;
      default -> Type.FILE;
    };
  }

  private static boolean strange(char letter) {
    return "0123456 7DV".indexOf(letter) < 0;
  }
}
