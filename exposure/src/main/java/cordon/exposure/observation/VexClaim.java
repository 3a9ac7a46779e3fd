package cordon.exposure.observation;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody says a weakness, or a malicious release, does to a unit (VEX). It stands among what
 * is said of the unit and never takes the place of evidence.
 *
 * @param status {@code affected}, {@code not_affected}, {@code fixed}, {@code under_investigation},
 *     as OpenVEX writes them
 * @param author as the document names it; empty text where it does not
 * @param stated when it was said; empty where the document does not tell
 * @param justification in the words of the document; empty text for none
 * @param ids of the advisory, the first one before its aliases
 * @param packages of which it is said
 */
public record VexClaim(
    String status,
    String author,
    Optional<Instant> stated,
    String justification,
    List<String> ids,
    List<PackageVersion> packages) {
  /** How the keys of such attributes begin. */
  public static final String KEY = "vex ";

  private static final String FIELD = "\t";
  private static final String ENTRY = "; ";

  public VexClaim {
    ids = List.copyOf(ids);
    packages = List.copyOf(packages);
  }

  /**
   * @param version empty text for any
   */
  public record PackageVersion(String type, String name, String version) {}

  /** The claims among the attributes of a unit, by the order of their keys. */
  public static List<VexClaim> among(Map<String, String> attributes) {
    return attributes.entrySet().stream()
        .filter(attribute -> attribute.getKey().startsWith(KEY))
        .sorted(Map.Entry.comparingByKey())
        .flatMap(attribute -> parse(attribute.getValue()).stream())
        .toList();
  }

  /** The claim as the value of an attribute. */
  public String text() {
    StringBuilder of = new StringBuilder();
    for (PackageVersion each : packages) {
      of.append(of.isEmpty() ? "" : ENTRY)
          .append(each.type)
          .append(' ')
          .append(each.name)
          .append(' ')
          .append(each.version);
    }
    return String.join(
        FIELD,
        status,
        plain(author),
        stated.map(Instant::toString).orElse(""),
        plain(justification),
        plain(String.join(ENTRY, ids)),
        plain(of.toString()));
  }

  private static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}]", " ");
  }

  /** Reads what {@link #text} wrote; empty for anything else. */
  public static Optional<VexClaim> parse(String text) {
    String[] fields = text.split(FIELD, -1);
    if (fields.length != 6) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new VexClaim(
              fields[0],
              fields[1],
              fields[2].isEmpty() ? Optional.empty() : Optional.of(Instant.parse(fields[2])),
              fields[3],
              List.of(fields[4].split(ENTRY)),
              fields[5].isEmpty()
                  ? List.of()
                  : List.of(fields[5].split(ENTRY)).stream().map(VexClaim::packageOf).toList()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static PackageVersion packageOf(String text) {
    String[] words = text.split(" ", 3);
    return new PackageVersion(
        words[0], words.length > 1 ? words[1] : "", words.length > 2 ? words[2] : "");
  }
}
