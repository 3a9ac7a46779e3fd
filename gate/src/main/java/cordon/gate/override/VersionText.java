package cordon.gate.override;

import cordon.base.Digest;
import cordon.base.Ecosystem;
import cordon.base.ProblemException;
import cordon.base.range.VersionRange;
import cordon.base.vers.Vers;
import cordon.base.version.VersionScheme;
import cordon.gate.VersionSelector;
import cordon.gate.index.DigestText;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions, ranges and digests as people write them; the one reading for forms and the API. */
public final class VersionText {
  private static final String ALGORITHMS = "(?i)(md5|sha1|sha256|sha384|sha512)";
  private static final Pattern DIGEST = Pattern.compile(ALGORITHMS + "[:-].*");

  /** Subresource integrity, as lockfiles of npm have it: W3C SRI, section 3.5. */
  private static final Pattern INTEGRITY = Pattern.compile(ALGORITHMS + "-([A-Za-z0-9+/]+={0,2})");

  /** No version of any ecosystem here has one of these. */
  private static final Pattern RANGE = Pattern.compile(".*[<>=^~|*,\\[\\]() ].*");

  private VersionText() {}

  /**
   * Reads what a person wrote into one field: {@code *} for every version, a digest, a range, else
   * exactly one version.
   *
   * @throws ProblemException when it cannot be read
   */
  public static VersionSelector of(Ecosystem ecosystem, String text) {
    if (text.isEmpty()) {
      throw ExceptionProblems.override(
              "versions", "they are missing", "name a version, or write * for every version")
          .asException();
    }
    if (text.equals("*")) {
      return new VersionSelector.Any();
    }
    if (DIGEST.matcher(text).matches()) {
      return new VersionSelector.Bytes(digest(text));
    }
    return text.startsWith("vers:") || RANGE.matcher(text).matches()
        ? new VersionSelector.Range(range(ecosystem, text))
        : new VersionSelector.Exact(text);
  }

  /** Reads {@code vers:npm/>=1.2.0|<2.0.0} or the ecosystem's own {@code >=1.2 <2}. */
  public static Vers range(Ecosystem ecosystem, String text) {
    Vers range =
        text.startsWith("vers:")
            ? Vers.parseLenient(text)
            : Vers.of(VersionRange.parse(ecosystem, text));
    String wanted = VersionScheme.of(ecosystem).name();
    if (!range.scheme().name().equals(wanted)) {
      throw ExceptionProblems.override(
              "versions",
              "a range of " + range.scheme().name() + " does not fit " + ecosystem.purlType(),
              "write it as vers:" + wanted + "/…")
          .asException();
    }
    return range;
  }

  /** Reads {@code sha256:ab12…}, or {@code sha512-q83v…} as lockfiles of npm have it. */
  public static Digest digest(String text) {
    Matcher integrity = INTEGRITY.matcher(text);
    try {
      return integrity.matches()
          ? Digest.of(
              Digest.Algorithm.valueOf(integrity.group(1).toUpperCase(Locale.ROOT)),
              Base64.getDecoder().decode(integrity.group(2)))
          : DigestText.parse(text);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          ExceptionProblems.override(
              "digest",
              "`" + text + "` is no complete digest",
              "write it like sha256:<64 hex>, or copy it from the release's page"),
          e);
    }
  }
}
