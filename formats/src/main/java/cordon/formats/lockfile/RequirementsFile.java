package cordon.formats.lockfile;

import static java.nio.charset.StandardCharsets.UTF_8;

import cordon.formats.BoundedInput;
import cordon.formats.Malformed;
import cordon.formats.lockfile.LockedRelease.Place;
import cordon.formats.lockfile.Lockfile.Reference;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads pip's requirements file format: logical lines, each a requirement or an option. */
final class RequirementsFile {
  private static final String DOCUMENT = LockfileKind.REQUIREMENTS.document();
  private static final int LONGEST_LINE = 256 << 10;

  private static final Map<String, Reference.Kind> REFERENCES =
      Map.of(
          "-r", Reference.Kind.INCLUDE,
          "--requirement", Reference.Kind.INCLUDE,
          "-c", Reference.Kind.CONSTRAINT,
          "--constraint", Reference.Kind.CONSTRAINT,
          "-i", Reference.Kind.INDEX,
          "--index-url", Reference.Kind.INDEX,
          "--extra-index-url", Reference.Kind.INDEX,
          "-f", Reference.Kind.INDEX,
          "--find-links", Reference.Kind.INDEX);

  private final int maxBytes;
  private final List<LockedRelease> releases = new ArrayList<>();
  private final List<Reference> references = new ArrayList<>();

  RequirementsFile(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  Lockfile read(InputStream in) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(new BoundedInput(in, DOCUMENT, maxBytes), UTF_8));
    StringBuilder logical = new StringBuilder();
    int number = 0;
    int start = 1;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (number == 1 && line.startsWith("\ufeff")) {
        line = line.substring(1);
      }
      start = logical.isEmpty() ? number : start;
      if (logical.length() + line.length() > LONGEST_LINE) {
        throw BoundedInput.tooLarge(DOCUMENT, LONGEST_LINE, "characters in a line");
      }
      // A comment ends a line that goes on; a line that is one does not go on.
      if (line.endsWith("\\") && !line.stripLeading().startsWith("#")) {
        logical.append(line, 0, line.length() - 1).append(' ');
        continue;
      }
      line(logical.append(line).toString(), new Place(start, ""));
      logical.setLength(0);
    }
    line(logical.toString(), new Place(start, ""));
    return new Lockfile(releases, references);
  }

  private void line(String raw, Place place) {
    String text = withoutComment(raw).replace('\t', ' ').strip();
    if (text.isEmpty()) {
      return;
    }
    if (text.startsWith("-")) {
      option(text, place);
    } else {
      releases.add(Requirement.parse(text, place));
    }
    if (releases.size() + references.size() > LockfileKind.MAX_ENTRIES) {
      throw BoundedInput.tooLarge(DOCUMENT, LockfileKind.MAX_ENTRIES, "entries");
    }
  }

  private void option(String text, Place place) {
    int end = 0;
    while (end < text.length()
        && !Character.isWhitespace(text.charAt(end))
        && text.charAt(end) != '=') {
      end++;
    }
    String name = text.substring(0, end);
    String value = end < text.length() ? text.substring(end + 1).strip() : "";
    // "-rother.txt" is "-r other.txt".
    if (!name.startsWith("--") && name.length() > 2) {
      value = (name.substring(2) + " " + value).strip();
      name = name.substring(0, 2);
    }
    Reference.@Nullable Kind kind = REFERENCES.get(name);
    if (kind != null) {
      if (value.isEmpty()) {
        throw Malformed.at(DOCUMENT, place.toString(), name + " without a value");
      }
      references.add(new Reference(kind, value, place));
    } else if (name.equals("-e") || name.equals("--editable")) {
      releases.add(Requirement.editable(value, place));
    }
  }

  /** A hash sign begins a comment at the start and after white space; in a URL it does not. */
  private static String withoutComment(String line) {
    for (int i = line.indexOf('#'); i >= 0; i = line.indexOf('#', i + 1)) {
      if (i == 0 || Character.isWhitespace(line.charAt(i - 1))) {
        return line.substring(0, i);
      }
    }
    return line;
  }
}
