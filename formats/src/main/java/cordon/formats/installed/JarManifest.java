package cordon.formats.installed;

import cordon.formats.Malformed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * What a jar calls itself in {@code META-INF/MANIFEST.MF}. It names no group, so that it is a hint
 * for people and identifies no release.
 */
final class JarManifest {
  static final String PATH = "META-INF/MANIFEST.MF";

  /** Bytes; what stands behind them is not looked at. */
  static final int LARGEST = 1 << 20;

  private JarManifest() {}

  /** A title and perhaps a version, as a message may hold them; empty where it has no title. */
  static Optional<String> read(byte[] bytes) {
    try {
      Attributes main = new Manifest(new ByteArrayInputStream(bytes)).getMainAttributes();
      Optional<String> version = first(main, "Implementation-Version", "Bundle-Version");
      return first(main, "Implementation-Title", "Bundle-SymbolicName", "Automatic-Module-Name")
          .map(title -> Malformed.quoted(title.replaceFirst(";.*", "")))
          .map(title -> title + version.map(v -> " " + Malformed.quoted(v)).orElse(""));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> first(Attributes main, String... names) {
    return Stream.of(names)
        .map(main::getValue)
        .filter(value -> value != null && !value.isBlank())
        .map(String::strip)
        .findFirst();
  }
}
