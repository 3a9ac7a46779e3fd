package cordon.inspect.suppress;

import cordon.base.Digest;
import cordon.base.ProblemException;
import cordon.formats.toml.TomlReading;
import cordon.formats.toml.TomlReading.Section;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads TOML with any number of {@code [[suppress]]}. Whatever it does not understand is refused: a
 * misspelt {@code path} or {@code expires} would accept more than was meant.
 */
final class SuppressionFileReader {
  private static final long MAX_BYTES = 4 << 20;
  private static final Set<String> KEYS =
      Set.of("rule", "path", "sha256", "reason", "owner", "expires");

  private final TomlReading toml;
  private final Set<String> convicting;
  private final List<Suppression> suppressions = new ArrayList<>();

  /**
   * @param convicting ids of the rules that can call an artifact malicious
   */
  SuppressionFileReader(String name, Set<String> convicting) {
    this.toml = new TomlReading("suppression file " + name, MAX_BYTES);
    this.convicting = convicting;
  }

  /**
   * @throws ProblemException naming the line of the entry that is wrong
   */
  List<Suppression> read(InputStream in) throws IOException {
    toml.sections(in, this::section);
    return List.copyOf(suppressions);
  }

  private void section(Section section) {
    if (section.path().isEmpty() && section.table().members().isEmpty()) {
      return;
    }
    if (!section.array() || !section.is("suppress")) {
      throw toml.malformed(section, "expected [[suppress]]");
    }
    for (String key : section.table().members().keySet()) {
      if (!KEYS.contains(key)) {
        throw toml.malformed(
            section,
            "unknown key `"
                + key
                + "`; known are "
                + String.join(", ", KEYS.stream().sorted().toList()));
      }
    }
    Suppression suppression =
        new Suppression(
            text(section, "rule"),
            optional(section, "path"),
            optional(section, "sha256").map(hex -> digest(section, hex)),
            text(section, "reason"),
            text(section, "owner"),
            expires(section),
            section.line());
    if (convicting.contains(suppression.rule()) && suppression.everywhere()) {
      throw toml.malformed(
          section,
          "`"
              + suppression.rule()
              + "` finds what is malicious, and would be accepted in every artifact;"
              + " name the file by `path`, or it or its artifact by `sha256`");
    }
    suppressions.add(suppression);
  }

  private LocalDate expires(Section section) {
    String written = section.table().written("expires");
    try {
      return LocalDate.parse(written);
    } catch (DateTimeException notOne) {
      throw toml.malformed(section, "`expires` must be a date such as 2027-03-01");
    }
  }

  private Digest digest(Section section, String hex) {
    return Digest.parse("sha256:" + hex)
        .orElseThrow(() -> toml.malformed(section, "`sha256` must be 64 hexadecimal digits"));
  }

  private Optional<String> optional(Section section, String key) {
    return section.table().has(key) ? Optional.of(text(section, key)) : Optional.empty();
  }

  private String text(Section section, String key) {
    return section
        .table()
        .text(key)
        .filter(t -> !t.isBlank())
        .orElseThrow(() -> toml.malformed(section, "`" + key + "` is missing or no text"));
  }
}
