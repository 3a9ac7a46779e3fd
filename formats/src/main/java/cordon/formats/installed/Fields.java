package cordon.formats.installed;

import cordon.formats.BoundedInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads blocks of lines of the form {@code Field: value}, as they stand in the notes of dpkg, apk
 * and Python's installers. In ISO 8859-1, which takes every byte: what else stands there may be in
 * any encoding and must not hide the package.
 */
final class Fields {
  private static final int LONGEST_LINE = 4 << 20;

  private final BufferedReader lines;
  private final String document;
  private int line;

  Fields(InputStream in, String document, long mostBytes) {
    this.document = document;
    this.lines =
        new BufferedReader(
            new InputStreamReader(
                new BoundedInput(in, document, mostBytes), StandardCharsets.ISO_8859_1));
  }

  /** The fields of a block; empty at the end of the file. */
  Optional<Map<String, String>> block() throws IOException {
    Map<String, String> fields = new HashMap<>();
    for (String text = lines.readLine(); text != null; text = lines.readLine()) {
      line++;
      if (text.length() > LONGEST_LINE) {
        throw BoundedInput.tooLarge(
            document + ", line " + line + ",", LONGEST_LINE, "characters in a line");
      }
      if (text.isBlank()) {
        if (!fields.isEmpty()) {
          return Optional.of(fields);
        }
        continue;
      }
      int colon = text.indexOf(':');
      // A line that begins with a blank goes on with the one before.
      if (colon > 0 && text.charAt(0) != ' ' && text.charAt(0) != '\t') {
        fields.putIfAbsent(text.substring(0, colon), text.substring(colon + 1).strip());
      }
    }
    return fields.isEmpty() ? Optional.empty() : Optional.of(fields);
  }

  /** The line of the last one read, from 1. */
  int line() {
    return line;
  }
}
