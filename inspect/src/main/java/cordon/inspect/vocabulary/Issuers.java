package cordon.inspect.vocabulary;

import cordon.inspect.value.Value;
import java.util.List;
import java.util.Locale;

/**
 * Code hosts that hand out tokens and are asked with them: nobody but themselves reads what signs
 * in there (RFC 9110 §11.6.2).
 */
public final class Issuers {
  private static final List<String> SCHEMES = List.of("bearer ", "token ", "basic ");

  private static final List<String> HOSTS =
      List.of("api.github.com", "github.com", "raw.githubusercontent.com", "gitlab.com");

  private Issuers() {}

  /**
   * Whether one of them is asked, whatever is filled in: the host has to end before that, as {@code
   * https://github.com%s} is another's when it is filled with {@code .drop.example}.
   */
  public static boolean isAsked(String url) {
    String lower = url.toLowerCase(Locale.ROOT);
    return HOSTS.stream()
        .map("https://"::concat)
        .anyMatch(host -> lower.equals(host) || lower.startsWith(host + "/"));
  }

  /** Whether a header signs in: with one token, not with what was put together of several. */
  public static boolean signsIn(String name, Value header) {
    String text = header.textWithHoles().toLowerCase(Locale.ROOT);
    return name.equalsIgnoreCase("authorization")
        && SCHEMES.stream()
            .anyMatch(scheme ->
                text.startsWith(scheme) && text.substring(scheme.length()).equals("" + Value.HOLE));
  }
}
