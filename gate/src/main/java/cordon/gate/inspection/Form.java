package cordon.gate.inspection;

import cordon.base.Ecosystem;
import cordon.gate.Coordinate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * As what bytes are read. The same bytes may be an innocent jar and a wheel that runs code where it
 * is installed, so what was found counts for one form.
 *
 * @param packing the ending of the file's name in lower case, without the dot; empty where there is
 *     none
 */
record Form(Ecosystem ecosystem, String packing) {
  private static final Set<String> SOURCES = Set.of("gz", "bz2", "xz", "zip");
  private static final String BESIDE_SOURCE = "+sdist";

  static Form of(Coordinate coordinate) {
    String file = coordinate.file().orElse("");
    int dot = file.lastIndexOf('.');
    return new Form(
        coordinate.ecosystem(), dot < 0 ? "" : file.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  /** What {@link #toString} wrote; empty for results from before forms were kept. */
  static Optional<Form> parse(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? Optional.empty()
        : Ecosystem.ofPurlType(text.substring(0, slash))
            .map(ecosystem -> new Form(ecosystem, text.substring(slash + 1)));
  }

  boolean isWheel() {
    return ecosystem == Ecosystem.PYPI && packing.equals("whl");
  }

  /** Whether it may be what wheels are built from. */
  boolean isSource() {
    return ecosystem == Ecosystem.PYPI && SOURCES.contains(packing);
  }

  /** A wheel that was read before its source came, and once more beside it. */
  Form besideSource() {
    return new Form(ecosystem, packing + BESIDE_SOURCE);
  }

  /** As in the store: {@code pypi/whl}. */
  @Override
  public String toString() {
    return ecosystem.purlType() + "/" + packing;
  }
}
