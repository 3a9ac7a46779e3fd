package cordon.exposure.intake;

import cordon.base.ProblemException;
import cordon.formats.Malformed;
import cordon.formats.toml.TomlReading.Section;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Where in an estate file a key stands, which the sections of a reader do not tell. */
final class EstatePlaces {
  private final String document;
  private final List<String> lines;

  EstatePlaces(String document, byte[] bytes) {
    this.document = document;
    this.lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
  }

  /** Refuses what a section says under a key. */
  ProblemException refuse(Section section, String key, String why) {
    return Malformed.at(document, place(section, key), why);
  }

  private String place(Section section, String key) {
    for (int i = Math.max(0, section.line() - 1); i < lines.size(); i++) {
      String line = lines.get(i);
      if (i >= section.line() && line.stripLeading().startsWith("[[")) {
        break;
      }
      int at = line.indexOf(key);
      if (at >= 0 && !line.substring(0, at).contains("#")) {
        return "line " + (i + 1) + ", column " + (at + 1);
      }
    }
    return "line " + section.line();
  }
}
