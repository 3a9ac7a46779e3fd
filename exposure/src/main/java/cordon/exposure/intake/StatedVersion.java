package cordon.exposure.intake;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a bill of materials says of a component's version: many tools write what a project asks for
 * where the version should stand ({@code ^1.2}, {@code >= 1.0, < 2}), and nobody had a release of
 * that name.
 *
 * @param version empty where it is not fixed
 * @param requirement in the notation of the ecosystem or of vers; empty text for any version
 */
record StatedVersion(Optional<String> version, String requirement) {
  /** How ranges begin in all notations, and how those end that leave numbers open. */
  private static final Pattern RANGE =
      Pattern.compile(
          "[\\^~<>!\\[(*].*|={1,3}.*|vers:.*|.*(?:\\|\\||\\s-\\s|,).*|v?[0-9]+(?:\\.[0-9]+)*\\.[xX*]");

  /** {@code ==1.0} and {@code = 1.0} fix it all the same. */
  private static final Pattern EXACT = Pattern.compile("={1,3}\\s*([0-9a-zA-Z.+_-]+)");

  /** {@code [1.0]}, of NuGet and Maven. */
  private static final Pattern SINGLE = Pattern.compile("\\[\\s*([0-9a-zA-Z.+_-]+)\\s*]");

  /**
   * @param written what stands where the version should
   * @param range what the document says of it elsewhere, as vers has it
   */
  static StatedVersion of(Optional<String> written, Optional<String> range) {
    if (written.isEmpty()) {
      return new StatedVersion(Optional.empty(), range.orElse(""));
    }
    String text = written.get().strip();
    if (!RANGE.matcher(text).matches()) {
      return new StatedVersion(written, "");
    }
    for (Pattern fixed : new Pattern[] {EXACT, SINGLE}) {
      var matcher = fixed.matcher(text);
      if (matcher.matches() && !matcher.group(1).endsWith(".x")) {
        return new StatedVersion(Optional.of(matcher.group(1)), "");
      }
    }
    return new StatedVersion(Optional.empty(), text);
  }
}
