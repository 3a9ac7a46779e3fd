package cordon.formats.archive;

import cordon.formats.archive.Anomaly.Kind;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What headers before a header say of it: GNU's long names, pax records, and pax records for all
 * that follows.
 */
final class TarNames {
  private final Reading reading;
  private final Map<String, String> global = new HashMap<>();
  private Map<String, String> pax = Map.of();
  private Optional<String> longName = Optional.empty();
  private Optional<String> longTarget = Optional.empty();

  TarNames(Reading reading) {
    this.reading = reading;
  }

  void longName(byte[] body) {
    longName = Optional.of(cString(body));
  }

  void longTarget(byte[] body) {
    longTarget = Optional.of(cString(body));
  }

  void pax(byte[] body) {
    pax = records(body);
  }

  void global(byte[] body) {
    Map<String, String> records = records(body);
    global.putAll(records);
    if (records.containsKey("path")
        || records.containsKey("size")
        || records.containsKey("linkpath")) {
      reading.found(Kind.AMBIGUOUS, "", "one path or size is said for all entries that follow");
    }
  }

  private Map<String, String> records(byte[] body) {
    PaxRecords records = PaxRecords.of(body);
    if (!records.sound()) {
      reading.found(Kind.AMBIGUOUS, "", "malformed pax records, which tools read differently");
    }
    return records.values();
  }

  private Optional<String> said(String key) {
    return Optional.ofNullable(pax.get(key)).or(() -> Optional.ofNullable(global.get(key)));
  }

  String name(TarHeader header) {
    String plain = EntryNames.lenient(header.name());
    String own =
        header.prefix().length == 0 ? plain : EntryNames.lenient(header.prefix()) + "/" + plain;
    Optional<String> said = said("path");
    if (longName.isPresent() && said.isPresent() && !said.equals(longName)) {
      reading.found(Kind.AMBIGUOUS, EntryPath.of(said.get()).path(), "has two long names");
    }
    String name = said.or(() -> longName).orElse(own);
    if (header.strayPrefix() && said.isEmpty()) {
      reading.found(
          Kind.AMBIGUOUS, EntryPath.of(name).path(), "has folders that some tools do not read");
    }
    return name;
  }

  String target(TarHeader header) {
    return said("linkpath").or(() -> longTarget).orElse(EntryNames.lenient(header.target()));
  }

  /** The size of the body; below zero where it cannot be told. */
  long size(TarHeader header, String path) {
    long own = header.size().orElse(-1);
    if (own < 0) {
      reading.found(Kind.DAMAGED, path, "its size is no number");
    }
    Optional<String> said = said("size");
    if (said.isEmpty()) {
      return own;
    }
    try {
      long size = Long.parseLong(said.get());
      boolean large = size > 077777777777L;
      if (size != own && !large) {
        reading.found(Kind.AMBIGUOUS, path, "has two sizes, " + own + " and " + size);
      }
      return size;
    } catch (NumberFormatException notNumber) {
      reading.found(Kind.AMBIGUOUS, path, "its pax size is no number");
      return own;
    }
  }

  /** Whether the body is a map of holes and pieces rather than the file. */
  boolean sparse() {
    return pax.keySet().stream().anyMatch(key -> key.startsWith("GNU.sparse."));
  }

  /** Forgets what was for one entry only. */
  void next() {
    pax = Map.of();
    longName = Optional.empty();
    longTarget = Optional.empty();
  }

  private static String cString(byte[] body) {
    int end = 0;
    while (end < body.length && body[end] != 0) {
      end++;
    }
    byte[] text = java.util.Arrays.copyOf(body, end);
    return EntryNames.utf8(text).orElseGet(() -> new String(text, StandardCharsets.ISO_8859_1));
  }
}
