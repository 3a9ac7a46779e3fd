package cordon.gate;

import cordon.base.Digest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an {@link Inspector} found in an artifact.
 *
 * @param result what it comes to
 * @param findings what led there, the gravest first; where nothing was inspected, why not
 */
public record Inspection(Result result, List<Finding> findings) {

  /** What an inspection comes to. */
  public enum Result {
    /** Looked into, and nothing found. */
    CLEAN,
    /** Looks like something that does harm; a person has to look. */
    SUSPICIOUS,
    /** Does harm. */
    MALICIOUS,
    /** Should have been read and could not be, or only in part, so that nobody knows. */
    NOT_FULLY_INSPECTED,
    /** Of a kind that carries no code, such as a checksum. */
    NOT_INSPECTED;

    /** Whether a rule found something, as opposed to nothing or nothing that can be said. */
    public boolean badNews() {
      return this == SUSPICIOUS || this == MALICIOUS;
    }

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
   * @param cause empty for what nobody can accept: a doubt, or what was found before causes were
   *     kept
   */
  public record Finding(String rule, String text, String place, Optional<Cause> cause) {
    public Finding(String rule, String text, String place) {
      this(rule, text, place, Optional.empty());
    }
  }

  /**
   * What a suppression of a finding goes by.
   *
   * @param result what the artifact is because of this finding alone
   * @param path of the file in which the finding ends
   * @param file digest of that file; empty where it is not known
   * @param artifact digest of the artifact
   */
  public record Cause(Result result, String path, Optional<Digest> file, Digest artifact) {}

  public Inspection {
    findings = List.copyOf(findings);
  }
}
