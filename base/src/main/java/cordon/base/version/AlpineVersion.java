package cordon.base.version;

import java.util.List;
import java.util.Optional;

/**
 * An Alpine version as apk-tools reads it, {@code 1.2.3b_rc1_p2~0a1b2c-r4}: numbers, a letter,
 * suffixes, the hash of a commit, a revision.
 *
 * <p>Two versions are compared token by token. Where their kinds differ, the one whose token stands
 * further left in that form is the higher, but a suffix of a prerelease is lower than the end.
 * Numbers with a leading zero compare as texts, as since apk-tools 3. A text that leaves the form
 * is ordered by its tokens up to the place where it does, and is there above what ends, as in
 * apk-tools 2; version 3 puts it below. Neither builds such a package.
 *
 * @param tokens the last one is {@link AlpineToken.Kind#END} or {@link AlpineToken.Kind#INVALID}
 * @param flawed whether the text leaves the form, or lacks a number that the form has
 */
record AlpineVersion(List<AlpineToken> tokens, boolean flawed) implements Version {

  static Version parse(String text) {
    String version = text.strip();
    return version.isEmpty() || !Digits.isDigit(version.charAt(0))
        ? new Unordered(text, "it does not begin with a number")
        : new AlpineReader(version).read();
  }

  @Override
  public int compareTo(Version other) {
    return other instanceof Unordered
        ? 1
        : InOrder.compare(tokens, ((AlpineVersion) other).tokens, AlpineToken::compareTo);
  }

  @Override
  public String canonical() {
    StringBuilder out = new StringBuilder();
    tokens.forEach(token -> out.append(token.written(out.isEmpty())));
    return out.toString();
  }

  @Override
  public boolean isPrerelease() {
    return tokens.stream().anyMatch(token -> token.kind() == AlpineToken.Kind.PRERELEASE);
  }

  @Override
  public Optional<String> flaw() {
    return flawed ? Optional.of("not a version by the rules of apk-tools") : Optional.empty();
  }
}
