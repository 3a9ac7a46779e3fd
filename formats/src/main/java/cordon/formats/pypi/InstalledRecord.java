package cordon.formats.pypi;

import cordon.base.Digest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Reads the {@code RECORD} of an installed distribution (PyPA specification "Recording installed
 * projects"): lines of CSV with path, {@code sha256=} and unpadded base64url, size.
 */
public final class InstalledRecord {
  private InstalledRecord() {}

  /**
   * @param path relative to the folder that has the {@code .dist-info}; may lead out of it
   * @param sha256 empty where none is recorded, as for {@code RECORD} itself and compiled files
   */
  public record Entry(String path, Optional<Digest> sha256) {}

  /** Lines that are no entries are left out. */
  public static List<Entry> read(String text) {
    List<Entry> entries = new ArrayList<>();
    for (String line : text.lines().toList()) {
      List<String> cells = cells(line);
      if (!cells.getFirst().isEmpty()) {
        entries.add(
            new Entry(
                cells.getFirst().replace('\\', '/'),
                cells.size() < 2 ? Optional.empty() : sha256(cells.get(1))));
      }
    }
    return entries;
  }

  private static Optional<Digest> sha256(String cell) {
    if (!cell.startsWith("sha256=")) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(cell.substring("sha256=".length()));
      return Optional.of(Digest.of(Digest.Algorithm.SHA256, bytes));
    } catch (IllegalArgumentException notADigest) {
      return Optional.empty();
    }
  }

  /** Cells of a line of CSV (RFC 4180); one that has a comma stands in quotes. */
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
