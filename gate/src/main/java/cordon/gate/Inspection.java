package cordon.gate;

import java.util.List;
import java.util.Locale;

/**
 * What an {@link Inspector} found in an artifact.
 *
 * @param result what it comes to
 * @param findings what led there, the gravest first; where nothing was inspected, why not
 */
public record Inspection(Result result, List<Finding> findings) {

  /** Ordered from the best news to the worst, save {@link #NOT_INSPECTED}, which is no news. */
  public enum Result {
    /** Looked into, and nothing found. */
    CLEAN,
    /** Looks like something that does harm; a person has to look. */
    SUSPICIOUS,
    /** Does harm. */
    MALICIOUS,
    /**
     * Of a kind that the inspector does not read, such as a checksum. What it should be able to
     * read and cannot is suspicious.
     */
    NOT_INSPECTED;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /**
   * One thing that was found.
   *
   * @param rule the rule that found it
   * @param text one sentence for people, without a full stop
   * @param place where in the artifact: a file and a line, or empty
   */
  public record Finding(String rule, String text, String place) {}

  public Inspection {
    findings = List.copyOf(findings);
  }
}
