package cordon.advisories.feed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Reads the JSON entries of a zip file. Nothing is ever written under an entry's name; names that
 * try to leave the file are reported all the same, because no honest tool makes them. Sizes that
 * the file states are not believed: what counts is what comes out.
 */
final class ZipReader {
  /** Small files may pack very well without being bombs. */
  private static final long ALWAYS_ALLOWED = 64L << 20;

  private static final int LOCAL_HEADER = 0x504b0304;
  private static final int EMPTY_ARCHIVE = 0x504b0506;

  private final FeedLimits limits;
  private final Budget budget;
  private final Documents into;
  private long unpacked;

  ZipReader(FeedLimits limits, Budget budget, Documents into) {
    this.limits = limits;
    this.budget = budget;
    this.into = into;
  }

  /** By its first four bytes, whatever it is called. */
  static boolean isZip(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(4);
      if (start.length < 4) {
        return false;
      }
      int magic = ByteBuffer.wrap(start).getInt();
      return magic == LOCAL_HEADER || magic == EMPTY_ARCHIVE;
    }
  }

  void read(Path file) throws IOException {
    long most = Math.max(ALWAYS_ALLOWED, Files.size(file) * limits.ratio());
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > limits.documents()) {
        throw Budget.tooMuch(file + ": more than " + limits.documents() + " entries");
      }
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (!entry.isDirectory() && entry.getName().endsWith(".json")) {
          readEntry(file, zip, entry, most);
        }
      }
    }
  }

  private void readEntry(Path file, ZipFile zip, ZipEntry entry, long most) {
    String place = file + "!" + entry.getName();
    if (leaves(entry.getName())) {
      into.broken(FeedReader.unreadable(place, "the name of the entry leads out of the zip file"));
      return;
    }
    byte[] bytes;
    try (InputStream in = zip.getInputStream(entry)) {
      bytes = in.readNBytes(limits.documentBytes() + 1);
    } catch (IOException e) {
      into.broken(FeedReader.unreadable(place, String.valueOf(e.getMessage())));
      return;
    }
    unpacked += bytes.length;
    if (unpacked > most) {
      throw Budget.tooMuch(file + " unpacks to more than " + limits.ratio() + " times its size");
    }
    if (bytes.length > limits.documentBytes()) {
      into.broken(FeedReader.unreadable(place, "larger than " + limits.documentBytes() + " bytes"));
      return;
    }
    if (!intact(entry, bytes)) {
      into.broken(FeedReader.unreadable(place, "damaged: its checksum is not the one it states"));
      return;
    }
    budget.take(bytes.length);
    into.document(place, bytes);
  }

  /** {@link ZipFile} does not check this by itself. */
  private static boolean intact(ZipEntry entry, byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue() == entry.getCrc();
  }

  private static boolean leaves(String name) {
    return name.startsWith("/")
        || name.indexOf('\\') >= 0
        || name.indexOf('\0') >= 0
        || (name.length() > 1 && name.charAt(1) == ':')
        || List.of(name.split("/", -1)).contains("..");
  }
}
