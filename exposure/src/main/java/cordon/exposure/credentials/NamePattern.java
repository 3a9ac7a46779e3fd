package cordon.exposure.credentials;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One name in a path, of a file or in it: a text with {@code *} for anything, or several of them
 * with bars between. What the star stands for may name a credential.
 */
record NamePattern(List<Pattern> forms) {

  static NamePattern of(String written) {
    return new NamePattern(
        Stream.of(written.split("\\|", -1))
            .map(form ->
                Pattern.compile(
                    Pattern.quote(form).replace("*", "\\E(.{0,1000}?)\\Q"), Pattern.DOTALL))
            .toList());
  }

  /** What the stars stand for; empty text where there is none, empty where it does not match. */
  Optional<String> match(String name) {
    return forms.stream()
        .map(form -> form.matcher(name))
        .filter(Matcher::matches)
        .map(NamePattern::stars)
        .findFirst();
  }

  private static String stars(MatchResult match) {
    StringBuilder stars = new StringBuilder();
    for (int i = 1; i <= match.groupCount(); i++) {
      stars.append(match.group(i));
    }
    return stars.toString();
  }
}
