package cordon.inspect;

import java.util.Locale;

/**
 * What an inspection comes to, from the best news to the worst, save the last, which is no news.
 */
public enum Verdict {
  CLEAN,
  /** Looks like something that does harm; a person has to look. */
  SUSPICIOUS,
  /** Does harm. */
  MALICIOUS,
  /**
   * Could not be read to its end within the bounds: nothing may be concluded from what is absent.
   */
  NOT_INSPECTED;

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
