package cordon.exposure.credentials;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How names are read off a file. */
enum Shape {
  /** That it lies there is all; it is not opened. */
  FILE,
  /** A private key by its first line; no more is read. */
  PRIVATE_KEY,
  /** Sections of {@code key = value}, also those of simple TOML. */
  INI,
  /** Lines of {@code key=value}, as of shells. */
  PROPERTIES,
  JSON,
  YAML,
  XML,
  /** {@code machine HOST login NAME password …}. */
  NETRC,
  /** Addresses with a password in them, one a line. */
  ADDRESSES,
  /** {@code host:port:database:user:password}. */
  PGPASS,
  /** Whatever holds words that patterns find. */
  TEXT;

  /** As in {@code places.toml}. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Shape> of(String word) {
    return Stream.of(values()).filter(shape -> shape.word().equals(word)).findFirst();
  }
}
