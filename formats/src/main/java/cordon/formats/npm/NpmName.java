package cordon.formats.npm;

import java.util.Locale;
import java.util.Optional;

/**
 * The name of an npm package, with its scope where it has one.
 *
 * <p>The rule is the npm client's own for packages already published: characters that a URL takes
 * unescaped, no leading dot, hyphen or underscore for a name without a scope, 214 characters at
 * most. Case matters.
 *
 * @param scope without the {@code @}; empty for an unscoped package
 * @param bare the name without the scope
 */
public record NpmName(String scope, String bare) {
  private static final int LONGEST = 214;
  private static final String MARKS = "-_.!~*'()";

  public NpmName {
    if (!valid(scope, bare)) {
      throw new IllegalArgumentException("not an npm package name");
    }
  }

  /**
   * Reads a name as it stands in a document ({@code @s/n}) or in a raw request path ({@code
   * @s%2fn}, {@code @s%2Fn}, {@code %40s%2fn}); no other escape is understood.
   */
  public static Optional<NpmName> parse(String text) {
    String plain = text.startsWith("%40") ? "@" + text.substring(3) : text;
    if (!plain.startsWith("@")) {
      return valid("", plain) ? Optional.of(new NpmName("", plain)) : Optional.empty();
    }
    int slash = plain.indexOf('/');
    int escaped = plain.toLowerCase(Locale.ROOT).indexOf("%2f");
    int end = slash < 0 ? escaped : slash;
    if (end < 2) {
      return Optional.empty();
    }
    String scope = plain.substring(1, end);
    String bare = plain.substring(end + (slash < 0 ? 3 : 1));
    return scope.isEmpty() || !valid(scope, bare)
        ? Optional.empty()
        : Optional.of(new NpmName(scope, bare));
  }

  /** {@code @s/n} or {@code n}: the form in documents and, unescaped, in tarball paths. */
  public String full() {
    return scope.isEmpty() ? bare : "@" + scope + "/" + bare;
  }

  /** {@code @s%2fn} or {@code n}: the form in which clients ask for a packument. */
  public String escaped() {
    return scope.isEmpty() ? bare : "@" + scope + "%2f" + bare;
  }

  @Override
  public String toString() {
    return full();
  }

  private static boolean valid(String scope, String bare) {
    if (!urlSafe(scope) || !urlSafe(bare) || bare.isEmpty() || bare.startsWith(".")) {
      return false;
    }
    if (scope.isEmpty()) {
      String lower = bare.toLowerCase(Locale.ROOT);
      return bare.length() <= LONGEST
          && !bare.startsWith("-")
          && !bare.startsWith("_")
          && !lower.equals("node_modules")
          && !lower.equals("favicon.ico");
    }
    return !scope.startsWith(".") && scope.length() + bare.length() + 2 <= LONGEST;
  }

  private static boolean urlSafe(String part) {
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && (c < '0' || c > '9') && MARKS.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }
}
