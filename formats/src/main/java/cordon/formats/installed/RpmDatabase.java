package cordon.formats.installed;

import cordon.formats.archive.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the databases of rpm, which hold the headers of packages (LSB Core, "Package File Format",
 * section "Header Structure"): {@code rpmdb.sqlite} as rows of the table {@code Packages}, and the
 * forms of Berkeley and NDB.
 */
final class RpmDatabase {
  private static final String DOCUMENT = "rpmdb.sqlite";
  private static final int NAME = 1000;
  private static final int VERSION = 1001;
  private static final int RELEASE = 1002;
  private static final int INDEX_ENTRY = 16;

  private RpmDatabase() {}

  static List<Installed> read(ByteSource source) throws IOException {
    List<Installed> found = new ArrayList<>();
    SqliteTable.rows(
        source,
        DOCUMENT,
        "Packages",
        columns -> {
          if (columns.size() > 1) {
            header(columns.get(1)).ifPresent(found::add);
          }
        });
    return found;
  }

  /** {@code Packages} of Berkeley DB or {@code Packages.db} of NDB, as the file begins. */
  static List<Installed> readOlder(ByteSource source) throws IOException {
    List<Installed> found = new ArrayList<>();
    NdbPackages.Value header = value -> header(value).ifPresent(found::add);
    if (BerkeleyHash.is(source)) {
      BerkeleyHash.values(source, header);
    } else {
      NdbPackages.values(source, header);
    }
    return found;
  }

  /** Empty for the keys that rpm keeps like packages, and for what is no header. */
  private static Optional<Installed> header(byte[] blob) {
    ByteBuffer at = ByteBuffer.wrap(blob);
    if (blob.length < 8) {
      return Optional.empty();
    }
    long entries = at.getInt(0) & 0xffffffffL;
    long store = 8 + entries * INDEX_ENTRY;
    if (store > blob.length) {
      return Optional.empty();
    }
    String name = "";
    String version = "";
    String release = "";
    for (int i = 0; i < entries; i++) {
      int entry = 8 + i * INDEX_ENTRY;
      int tag = at.getInt(entry);
      if (tag == NAME || tag == VERSION || tag == RELEASE) {
        String text = text(blob, store + (at.getInt(entry + 8) & 0xffffffffL));
        switch (tag) {
          case NAME -> name = text;
          case VERSION -> version = text;
          default -> release = text;
        }
      }
    }
    return name.isEmpty() || version.isEmpty() || name.equals("gpg-pubkey")
        ? Optional.empty()
        : Optional.of(
            new Installed("rpm", name, release.isEmpty() ? version : version + "-" + release));
  }

  private static String text(byte[] blob, long from) {
    int end = (int) Math.min(from, blob.length);
    int start = end;
    while (end < blob.length && blob[end] != 0) {
      end++;
    }
    return new String(blob, start, end - start, StandardCharsets.UTF_8);
  }
}
