package cordon.exposure;

import java.util.Locale;
import java.util.Optional;

/** What stands in the graph beside releases. */
public enum EntityKind {
  /** Installs and runs software: a host, an image, a job, a service. */
  UNIT,
  /** An outside organisation; the vendor of a vendor is one too. */
  VENDOR,
  /** A secret that something can reach; never its value. */
  CREDENTIAL,
  /** A body of data. */
  DATASET,
  /** A trained model. */
  MODEL,
  /** A category of people's records. */
  PEOPLE;

  /** As it stands in files, JSON and on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind with this word. */
  public static Optional<EntityKind> of(String word) {
    for (EntityKind kind : values()) {
      if (kind.word().equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
