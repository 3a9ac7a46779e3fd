package cordon.gate.index;

import cordon.base.Digest;
import java.util.Locale;

/** Reads back the form that {@link Digest#toString} writes. */
public final class DigestText {
  private DigestText() {}

  /**
   * @throws IllegalArgumentException when it is not of that form
   */
  public static Digest parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("not a digest: expected algorithm:hex");
    }
    Digest.Algorithm algorithm =
        Digest.Algorithm.valueOf(text.substring(0, colon).toUpperCase(Locale.ROOT));
    return new Digest(algorithm, text.substring(colon + 1));
  }
}
