package cordon.formats.pypi;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads name and version from {@code METADATA} or {@code PKG-INFO} (PyPA, "Core metadata"). */
public final class CoreMetadata {
  /** The head of the file; the description behind it may be long. */
  private static final int MOST_LINES = 2_000;

  private static final int MOST_CHARACTERS = 1 << 20;

  private CoreMetadata() {}

  /**
   * @param name as written, not normalised
   */
  public record Release(String name, String version) {}

  /** Empty where one of them is missing. */
  public static Optional<Release> read(InputStream in) throws IOException {
    String name = "";
    String version = "";
    // ISO 8859-1 takes every byte; a description in another encoding must not hide the package.
    byte[] head = in.readNBytes(MOST_CHARACTERS);
    BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new ByteArrayInputStream(head), StandardCharsets.ISO_8859_1));
    for (int left = MOST_LINES; left > 0; left--) {
      String line = lines.readLine();
      if (line == null || line.isEmpty()) {
        break;
      }
      name = value(line, "Name:", name);
      version = value(line, "Version:", version);
    }
    return name.isEmpty() || version.isEmpty()
        ? Optional.empty()
        : Optional.of(new Release(name, version));
  }

  private static String value(String line, String key, String otherwise) {
    return otherwise.isEmpty() && line.regionMatches(true, 0, key, 0, key.length())
        ? line.substring(key.length()).strip()
        : otherwise;
  }
}
