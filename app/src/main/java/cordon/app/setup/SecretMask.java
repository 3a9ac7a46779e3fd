package cordon.app.setup;

import java.util.regex.Pattern;

/** Hides what is secret in the settings of package clients, for texts that people are shown. */
final class SecretMask {
  static final String MASK = "********";

  /** Keys of npm, yarn, Poetry and Gradle, and the elements of Maven's settings. */
  private static final Pattern VALUE =
      Pattern.compile(
          "(?i)(_authToken\\s*=\\s*|_auth\\s*=\\s*|password\\s*=\\s*|npmAuth\\w*\\s*:\\s*|<password>"
              + "|<passphrase>)[^<\\s]+");

  /** The password in a URL (RFC 3986 section 3.2.1), as pip's settings have it. */
  private static final Pattern IN_URL = Pattern.compile("(://[^/@\\s:]*:)[^/@\\s]+(?=@)");

  private SecretMask() {}

  static String over(String text) {
    String masked = VALUE.matcher(text).replaceAll("$1" + MASK);
    return IN_URL.matcher(masked).replaceAll("$1" + MASK);
  }
}
